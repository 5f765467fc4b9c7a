import { useCallback, useRef, useState } from 'react'
import type { Translate } from '#shared/messages/translate'
import { endLooking } from '#history/looking'
import { closeSession, type Session } from '#history/projects'
import { openKept, type Note, type Opened } from '#history/safekeeping'
import { lockAgain, unlock } from '#history/sealing'
import { offThread } from '../safety/offThread'
import { RecoveryScreen } from '../safety/RecoveryScreen'
import { reasonOf } from '../safety/wording'
import { useNames } from '../pseudonyms/state'
import { UnlockDialog } from '../sealing/UnlockDialog'
import { StartScreen } from '../start/StartScreen'
import { useHost } from './hostContext'
import { useT } from './language'
import { useLocation } from './location'
import { ProjectFrame } from './ProjectFrame'
import { SessionProvider } from './session'
import { useToasts } from './toasts'

function wordsOf(note: Note, t: Translate): string {
  if (note.kind === 'vaultUnreadable') {
    return t('safety.unreadable', { reason: reasonOf(note.error, t) })
  }
  const count = note.files.length
  if (!note.error) return t('safety.damaged', { count })
  return t('safety.damagedStill', { count, reason: reasonOf(note.error, t) })
}

/** Tells what opening a project has brought to light. */
function useNotes() {
  const t = useT()
  const say = useToasts((state) => state.say)
  return useCallback(
    (notes: readonly Note[]) => {
      for (const note of notes) {
        say({ text: wordsOf(note, t), bad: true })
      }
    },
    [say, t],
  )
}

/** The first screen, or the project that was opened, or what has to be said or asked before it can be. */
export function Projects() {
  const t = useT()
  const { vault } = useHost()
  const tell = useNotes()
  const say = useToasts((state) => state.say)
  const clear = useToasts((state) => state.clear)
  const [shown, setShown] = useState<Opened | null>(null)
  /** A project that is being left keeps its key until it is written. */
  const leaving = useRef<Promise<unknown>>(Promise.resolve())
  const open = useCallback(
    async (uuid: string) => {
      try {
        await leaving.current
        const opened = await openKept(uuid, vault, offThread.pack)
        clear()
        setShown(opened)
        if (!('session' in opened)) return
        useLocation.getState().reset()
        tell(opened.notes)
      } catch (error) {
        say({ text: t('start.cannotOpen', { reason: String(error) }), bad: true })
      }
    },
    [clear, say, t, tell, vault],
  )
  const leave = async (session: Session) => {
    closeSession(session)
    useNames.getState().forget(session.uuid)
    setShown(null)
    const left = async () => {
      await session.keeper?.settled()
      // Of a copy that was only looked at, nothing stays; its project is on the screen again.
      const viewOf = await endLooking(session.uuid)
      await lockAgain(session.uuid, viewOf ? null : vault)
      return viewOf
    }
    const end = left()
    leaving.current = Promise.allSettled([end])
    const viewOf = await end
    if (viewOf) await open(viewOf.uuid)
  }
  if (shown && 'disagreement' in shown && vault) {
    const { disagreement } = shown
    return (
      <RecoveryScreen
        disagreement={disagreement}
        vault={vault}
        onLater={() => setShown(null)}
        onDone={(said) => {
          void open(disagreement.uuid).then(() => said && say({ text: said }))
        }}
      />
    )
  }
  if (shown && 'session' in shown) {
    const { session } = shown
    return (
      <SessionProvider value={session}>
        <ProjectFrame
          key={session.uuid}
          onClose={() => void leave(session)}
          onLook={async (uuid) => {
            closeSession(session)
            await open(uuid)
          }}
        />
      </SessionProvider>
    )
  }
  const locked = shown && 'locked' in shown ? shown.locked : null
  return (
    <>
      <StartScreen onOpen={open} />
      {locked && (
        <UnlockDialog
          name={locked.name}
          lock={locked.lock}
          onClose={() => setShown(null)}
          onOpen={(key) => {
            unlock(locked, key)
            void open(locked.uuid)
          }}
        />
      )}
    </>
  )
}
