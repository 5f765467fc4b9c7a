import { useCallback, useEffect, useState } from 'react'
import { restoreState } from '#shared/commands/restoreState'
import type { KeptState } from '#shared/ipc/contract'
import { wasRefused } from '#history/history'
import { lookAtKept } from '#history/looking'
import { readKept } from '#history/recovery'
import { writingRefusal } from '#history/space'
import { useActions } from '../app/actions'
import { useHost } from '../app/hostContext'
import { useFormats, useT } from '../app/language'
import { settled } from '../app/pending'
import { useProject, useRun, useSession } from '../app/session'
import { useToasts } from '../app/toasts'
import { Button } from '../controls/Button'
import { ConfirmDialog, Dialog } from '../controls/Dialog'
import { offThread } from './offThread'
import { inGigabytes, useRoom } from './useRoom'
import { momentsOf } from './moments'
import { factsOf, reasonOf, whyOf } from './wording'
import './safety.css'

const MB = 1024 ** 2

/** The kept states of the open project: to look at, and to go back to. */
export function SafetyDialog({
  onClose,
  onLook,
}: {
  onClose: () => void
  /** Opens the project that a kept state has been made into. */
  onLook: (uuid: string) => Promise<void>
}) {
  const t = useT()
  const formats = useFormats()
  const { vault } = useHost()
  const { uuid, keeper } = useSession()
  const { name } = useProject()
  const { free } = useRoom()
  const run = useRun()
  const { undo } = useActions()
  const say = useToasts((state) => state.say)
  const [states, setStates] = useState<readonly KeptState[] | null>(null)
  const whenOf = momentsOf(states ?? [], formats)
  const [busy, setBusy] = useState(false)
  const [going, setGoing] = useState<KeptState | null>(null)
  const [isMoved, setIsMoved] = useState(false)
  useEffect(() => void vault?.isMoved().then(setIsMoved), [vault])
  const list = useCallback(async () => {
    try {
      if (vault) setStates((await vault.look(uuid, 0)).snapshots.toReversed())
    } catch (error) {
      say({ text: t('safety.unreadable', { reason: reasonOf(error, t) }), bad: true })
    }
  }, [say, t, uuid, vault])
  useEffect(() => void list(), [list])
  if (!vault) return null
  const doing = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      say({ text: t('safety.failed', { reason: reasonOf(error, t) }), bad: true })
      // One that turned out to be damaged has been put aside.
      await list()
    } finally {
      setBusy(false)
    }
  }
  const make = () =>
    doing(async () => {
      await settled()
      await keeper?.settled()
      const made = await vault.snapshot(uuid, 'asked')
      say({ text: made ? t('safety.made') : t('safety.already') })
      await list()
    })
  const look = (state: KeptState) =>
    doing(async () => {
      const refusal = writingRefusal()
      if (refusal) return say({ text: t(refusal.refused.key, refusal.refused.values) })
      const contents = await readKept(uuid, state.name, vault, offThread)
      await onLook(await lookAtKept(contents, { uuid, at: state.at }))
    })
  const goBack = (state: KeptState, when: string) =>
    doing(async () => {
      await settled()
      const { records } = await readKept(uuid, state.name, vault, offThread)
      const outcome = await run(restoreState, { records, when })
      if (!wasRefused(outcome)) {
        const action = { label: t('app.undo'), run: () => void undo() }
        say({ text: t('safety.wentBack', { when }), action })
      }
      onClose()
    })
  return (
    <Dialog
      title={t('safety.title')}
      onClose={onClose}
      footer={
        <>
          {free !== null && (
            <span className="muted grow">
              {t('safety.free', { free: formats.number(inGigabytes(free)) })}
            </span>
          )}
          <Button isPending={busy} onPress={() => void make()}>
            {t('safety.now')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('safety.about')}</p>
      {isMoved && <p className="notice kept-note">{t('safety.moved')}</p>}
      {states?.length === 0 && <p className="notice kept-note">{t('safety.none')}</p>}
      <ul className="kept-states" hidden={!states?.length} aria-label={t('safety.title')}>
        {states?.map((state) => {
          const when = whenOf(state)
          return (
            <li key={state.name}>
              <span className="grow">
                <strong>{when}</strong> <span className="muted">{whyOf(state.why, t)}</span>
                <span className="muted kept-facts">
                  {factsOf(state.sentinel, t)}
                  {' · '}
                  {t('safety.size', {
                    size: formats.number(Math.ceil(state.bytes / MB / 0.1) / 10),
                  })}
                </span>
              </span>
              <Button
                small
                isDisabled={busy}
                aria-label={t('safety.lookAt', { when })}
                onPress={() => void look(state)}
              >
                {t('safety.look')}
              </Button>
              <Button
                small
                isDisabled={busy}
                aria-label={t('safety.goBackTo', { when })}
                onPress={() => setGoing(state)}
              >
                {t('safety.goBack')}
              </Button>
            </li>
          )
        })}
      </ul>
      {going && (
        <ConfirmDialog
          title={t('safety.goBackTo', { when: whenOf(going) })}
          body={<p>{t('safety.goBackBody', { when: whenOf(going), name })}</p>}
          action={t('safety.goBackNow')}
          onConfirm={() => void goBack(going, whenOf(going))}
          onClose={() => setGoing(null)}
        />
      )}
    </Dialog>
  )
}
