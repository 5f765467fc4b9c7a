import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Translate } from '#shared/messages/translate'
import { endLooking } from '#history/looking'
import { closeSession, type Session } from '#history/projects'
import type { PickedFile } from '#host/host'
import { findProject } from '#storage/catalogue'
import { openKept, TooNewError, type DamagedCopies, type Opened } from '#history/safekeeping'
import { DamagedRowError } from '#storage/damage'
import { lockAgain, unlock } from '#history/sealing'
import { offThread } from '../safety/offThread'
import { RecoveryScreen } from '../safety/RecoveryScreen'
import { useDamage } from '../safety/useDamage'
import { reasonOf } from '../safety/wording'
import { useNames } from '../pseudonyms/state'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { StartScreen } from '../start/StartScreen'
import { useHost } from './hostContext'
import { useT } from './language'
import { useLocation } from './location'
import { ProjectFrame } from './ProjectFrame'
import { forgetOpen, noteOpen, wasOpen } from './reloading'
import { SessionProvider } from './session'
import { useToasts } from './toasts'

function wordsOf({ files, error }: DamagedCopies, t: Translate): string {
  const count = files.length
  if (!error) return t('safety.damaged', { count })
  return t('safety.damagedStill', { count, reason: reasonOf(error, t) })
}

async function cannotOpen(error: unknown, uuid: string, t: Translate): Promise<string> {
  if (error instanceof TooNewError) {
    return t('start.tooNew', { name: (await findProject(uuid))?.name ?? '' })
  }
  if (error instanceof DamagedRowError) return t('safety.damagedAlone')
  return t('start.cannotOpen', { reason: reasonOf(error, t) })
}

/** The first screen, or the project that was opened, or what has to be said or asked before it can be. */
export function Projects() {
  const t = useT()
  const { vault } = useHost()
  const say = useToasts((state) => state.say)
  const clear = useToasts((state) => state.clear)
  const [shown, setShown] = useState<Opened | null>(null)
  /** What the system has handed over while a project was open, to be opened in its place. */
  const [arrived, setArrived] = useState<PickedFile | null>(null)
  const [isReturning, setIsReturning] = useState(() => wasOpen() !== null)
  const current = shown && 'session' in shown ? shown.session : null
  useDamage(
    current,
    vault,
    useCallback((disagreement) => setShown({ disagreement }), []),
  )
  /** A project that is being left keeps its key until it is written. */
  const leaving = useRef<Promise<unknown>>(Promise.resolve())
  const open = useCallback(
    async (uuid: string) => {
      try {
        await leaving.current
        const opened = await openKept(uuid, vault, offThread.pack)
        clear()
        setArrived(null)
        setShown(opened)
        if (!('session' in opened)) return
        const noted = wasOpen()
        useLocation.getState().reset(noted?.uuid === uuid ? noted.place : {})
        const { damagedCopies } = opened
        if (damagedCopies) say({ text: wordsOf(damagedCopies, t), bad: true })
      } catch (error) {
        forgetOpen()
        say({ text: await cannotOpen(error, uuid, t), bad: true })
      }
    },
    [clear, say, t, vault],
  )
  useEffect(() => {
    // One that is only looked at is gone after the window was loaded anew; its project is what was open.
    if (current && !current.viewOf) return noteOpen(current.uuid)
    return undefined
  }, [current])
  const comeBack = useEffectEvent(async () => {
    const noted = wasOpen()
    // It may have been deleted, or stored anew under another id, when the window was loaded anew.
    const [found] = await Promise.allSettled([noted && findProject(noted.uuid)])
    // A list that can't be read is told of by the opening.
    if (noted && (found.status === 'rejected' || found.value)) await open(noted.uuid)
    else forgetOpen()
    setIsReturning(false)
  })
  useEffect(() => void comeBack(), [])
  /** Back to where the project was opened from, of a copy that is only looked at its project; or to open a file. */
  const leave = async (session: Session, file: PickedFile | null = null) => {
    setArrived(file)
    forgetOpen()
    closeSession(session)
    useNames.getState().forget(session.uuid)
    setShown(null)
    const left = async () => {
      await session.keeper?.settled()
      const viewOf = await endLooking(session.uuid)
      await lockAgain(session.uuid, viewOf ? null : vault)
      if (viewOf && file) await lockAgain(viewOf.uuid, vault)
      return viewOf
    }
    const end = left()
    leaving.current = Promise.allSettled([end])
    const viewOf = await end
    if (viewOf && !file) await open(viewOf.uuid)
  }
  if (shown && 'disagreement' in shown && vault) {
    const { disagreement } = shown
    return (
      <RecoveryScreen
        disagreement={disagreement}
        vault={vault}
        onLater={() => {
          forgetOpen()
          setShown(null)
        }}
        onDone={(said) => {
          void open(disagreement.uuid).then(() => say({ text: said }))
        }}
      />
    )
  }
  if (current) {
    return (
      <SessionProvider value={current}>
        <ProjectFrame
          key={current.uuid}
          onClose={() => void leave(current)}
          onLeave={(file) => void leave(current, file)}
          onLook={async (uuid) => {
            closeSession(current)
            await open(uuid)
          }}
        />
      </SessionProvider>
    )
  }
  if (isReturning) return null
  const locked = shown && 'locked' in shown ? shown.locked : null
  return (
    <>
      <StartScreen arrived={arrived} onOpen={open} />
      {locked && (
        <UnlockDialog
          name={locked.name}
          lock={locked.lock}
          onClose={() => {
            forgetOpen()
            setShown(null)
          }}
          onOpen={(key) => {
            unlock(locked, key)
            void open(locked.uuid)
          }}
        />
      )}
    </>
  )
}
