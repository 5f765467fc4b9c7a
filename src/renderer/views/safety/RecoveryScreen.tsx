import { useEffect, useRef, useState } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import { keepBoth, keepDatabase, restore } from '#history/recovery'
import type { Disagreement } from '#history/safekeeping'
import { writingRefusal } from '#history/space'
import type { VaultHost } from '#host/vault'
import { findProject } from '#storage/catalogue'
import { useFormats, useT } from '../app/language'
import { Button } from '../controls/Button'
import { ConfirmDialog } from '../controls/Dialog'
import { RoomNotice } from './RoomNotice'
import { offThread } from './offThread'
import { Choice, Copies, State } from './RecoveryParts'
import { lastStepOf, reasonOf } from './wording'
import './safety.css'

const explanations = {
  databaseBehind: 'safety.databaseBehind',
  unreadable: 'safety.unreadableStore',
  diverged: 'safety.diverged',
  altered: 'safety.altered',
  damaged: 'safety.damagedStore',
} as const

/** A kept state to restore, the newest for null, and of when it is, in words. */
interface Wanted {
  state: string | null
  when: string
}

/** Says that a project's two places do not agree, shows what each has, and lets a person choose. */
export function RecoveryScreen({
  disagreement,
  vault,
  onDone,
  onLater,
}: {
  disagreement: Disagreement
  vault: VaultHost
  /** The project can be opened now. */
  onDone: (said: string) => void
  onLater: () => void
}) {
  const { uuid, standing, database, kept } = disagreement
  const t = useT()
  const formats = useFormats()
  const entry = useLiveQuery(() => findProject(uuid), [uuid])
  const [busy, setBusy] = useState(false)
  const [earlier, setEarlier] = useState(false)
  const [losing, setLosing] = useState<Wanted | null>(null)
  const [problem, setProblem] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed to open the project is gone: whoever listens hears why, and goes on from here.
  useEffect(() => heading.current?.focus(), [])
  const name = entry?.name ?? kept.snapshots.at(-1)?.projectName ?? ''
  const other = t('safety.recoveredName', { name })
  const doing = async (work: () => Promise<unknown>, said: string) => {
    // A full disk keeps a whole database from being opened too: nothing may be put in its place then.
    const refusal = writingRefusal()
    if (refusal) return setProblem(t(refusal.refused.key, refusal.refused.values))
    setBusy(true)
    setProblem('')
    try {
      await work()
      onDone(said)
    } catch (error) {
      setProblem(t('safety.failed', { reason: reasonOf(error, t) }))
    } finally {
      setBusy(false)
    }
  }
  const restoring = ({ state, when }: Wanted) =>
    doing(() => restore(uuid, state, vault, offThread, when), t('safety.restored'))
  /** Whether the working copy has steps that nothing else has. */
  const isLosing =
    standing === 'diverged' || (database !== null && database.seq > kept.sentinel.seq)
  const wanting = (wanted: Wanted) => (isLosing ? setLosing(wanted) : void restoring(wanted))
  const lastKept = lastStepOf(kept.sentinel)
  /** One of which the disk has altered a part is no state to go on with. */
  const isWhole = standing !== 'damaged' && database !== null && database.seq > 0
  const both = isWhole && (
    <Choice
      main={isLosing}
      busy={busy}
      label={t('safety.keepBoth')}
      hint={t('safety.keepBothHint', { other })}
      onChoose={() =>
        void doing(() => keepBoth(uuid, vault, offThread, other), t('safety.keptBoth', { other }))
      }
    />
  )
  return (
    <main className="start">
      <RoomNotice />
      <div className="start-page recovery">
        <h1 ref={heading} tabIndex={-1}>
          {t('safety.recovery', { name })}
        </h1>
        <p>{t(explanations[standing])}</p>
        <div className="recovery-states">
          <State title={t('safety.inStore')} state={database} />
          <State title={t('safety.inVault')} state={kept.sentinel} />
        </div>
        {kept.hasGap && (
          <p className="notice">
            {lastKept === null
              ? t('safety.lostAll')
              : t('safety.lostPart', { when: formats.dateTime(lastKept) })}
          </p>
        )}
        <ul className="recovery-choices">
          {isLosing && both}
          {lastKept !== null && (
            <Choice
              main={!isLosing}
              busy={busy}
              label={t('safety.restoreNewest')}
              hint={t(isLosing ? 'safety.restoreLosesHint' : 'safety.restoreNewestHint')}
              onChoose={() => wanting({ state: null, when: '' })}
            />
          )}
          {kept.snapshots.length > 0 && (
            <Choice
              busy={busy}
              open={earlier}
              label={t('safety.restoreEarlier')}
              hint={t('safety.restoreEarlierHint')}
              onChoose={() => setEarlier(!earlier)}
            >
              {earlier && (
                <Copies
                  of={kept.snapshots}
                  busy={busy}
                  onPutBack={(state, when) => wanting({ state: state.name, when })}
                />
              )}
            </Choice>
          )}
          {!isLosing && both}
          {isWhole && (
            <Choice
              busy={busy}
              label={t('safety.keepStore')}
              hint={t('safety.keepStoreHint')}
              onChoose={() =>
                void doing(() => keepDatabase(uuid, vault, offThread), t('safety.keptStore'))
              }
            />
          )}
        </ul>
        {problem && (
          <p role="alert" className="notice bad">
            {problem}
          </p>
        )}
        <div>
          <Button isDisabled={busy} onPress={onLater}>
            {t('safety.later')}
          </Button>
        </div>
        {disagreement.reason && (
          <details className="removed">
            <summary>{t('safety.technical')}</summary>
            <p className="muted">{disagreement.reason}</p>
          </details>
        )}
      </div>
      {losing && (
        <ConfirmDialog
          title={t('safety.restoreNewest')}
          body={<p>{t(isWhole ? 'safety.restoreLosesBody' : 'safety.restoreLosesHint')}</p>}
          action={t('safety.putBack')}
          danger
          onConfirm={() => void restoring(losing)}
          onClose={() => setLosing(null)}
        />
      )}
    </main>
  )
}
