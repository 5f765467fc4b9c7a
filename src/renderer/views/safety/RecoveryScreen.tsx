import { useState, type ReactNode } from 'react'
import { useLiveQuery } from 'dexie-react-hooks'
import type { Sentinel } from '#shared/vault/sentinel'
import { keepBoth, keepDatabase, restore } from '#history/recovery'
import type { Disagreement } from '#history/safekeeping'
import type { VaultHost } from '#host/vault'
import { findProject } from '#storage/catalogue'
import { useFormats, useT } from '../app/language'
import { Button } from '../controls/Button'
import { offThread } from './offThread'
import { factsOf, lastStepOf, reasonOf } from './wording'
import './safety.css'

function State({ title, state }: { title: string; state: Sentinel | null }) {
  const t = useT()
  const formats = useFormats()
  const at = state && lastStepOf(state)
  return (
    <section className="recovery-state">
      <h2>{title}</h2>
      {state ? (
        <>
          <p>{factsOf(state, t)}</p>
          <p className="muted">
            {at === null
              ? t('safety.noStep')
              : t('safety.lastStep', { when: formats.dateTime(at ?? 0) })}
          </p>
        </>
      ) : (
        <p className="muted">{t('safety.nothingReadable')}</p>
      )}
    </section>
  )
}

function Choice({
  label,
  hint,
  main = false,
  busy,
  onChoose,
  children,
}: {
  label: string
  hint: string
  main?: boolean
  busy: boolean
  onChoose: () => void
  children?: ReactNode
}) {
  return (
    <li className="recovery-choice">
      <Button {...(main && { look: 'primary' as const })} isDisabled={busy} onPress={onChoose}>
        {label}
      </Button>
      <p className="muted">{hint}</p>
      {children}
    </li>
  )
}

const explanations = {
  databaseBehind: 'safety.databaseBehind',
  unreadable: 'safety.unreadableStore',
  diverged: 'safety.diverged',
  altered: 'safety.altered',
  damaged: 'safety.damagedStore',
} as const

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
  onDone: (said: string | null) => void
  onLater: () => void
}) {
  const { uuid, standing, database, kept } = disagreement
  const t = useT()
  const formats = useFormats()
  const entry = useLiveQuery(() => findProject(uuid), [uuid])
  const [busy, setBusy] = useState(false)
  const [earlier, setEarlier] = useState(false)
  const [problem, setProblem] = useState('')
  const name = entry?.name ?? kept.snapshots.at(-1)?.projectName ?? ''
  const other = t('safety.recoveredName', { name })
  const doing = async (work: () => Promise<unknown>, said: string | null) => {
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
  const restoring = (state: string | null, when: string) =>
    doing(() => restore(uuid, state, vault, offThread, when), t('safety.restored'))
  const lastKept = lastStepOf(kept.sentinel)
  return (
    <main className="start">
      <div className="start-page">
        <h1>{t('safety.recovery', { name })}</h1>
        <p>{t(explanations[standing])}</p>
        {disagreement.reason && <p className="muted small">{disagreement.reason}</p>}
        <div className="recovery-states">
          <State title={t('safety.inStore')} state={database} />
          <State title={t('safety.inVault')} state={kept.sentinel} />
        </div>
        {kept.hasGap && (
          <p className="notice">
            {t('safety.lostPart', { when: lastKept === null ? '' : formats.dateTime(lastKept) })}
          </p>
        )}
        <ul className="recovery-choices">
          <Choice
            main
            busy={busy}
            label={t('safety.restoreNewest')}
            hint={t('safety.restoreNewestHint')}
            onChoose={() => void restoring(null, '')}
          />
          {kept.snapshots.length > 0 && (
            <Choice
              busy={busy}
              label={t('safety.restoreEarlier')}
              hint={t('safety.restoreEarlierHint')}
              onChoose={() => setEarlier(!earlier)}
            >
              {earlier && (
                <ul className="recovery-copies">
                  {kept.snapshots.toReversed().map((one) => {
                    const when = formats.dateTime(one.at)
                    return (
                      <li key={one.name} className="spread">
                        <span>
                          {when} <span className="muted">· {factsOf(one.sentinel, t)}</span>
                        </span>
                        <Button
                          small
                          isDisabled={busy}
                          aria-label={t('safety.goBackTo', { when })}
                          onPress={() => void restoring(one.name, when)}
                        >
                          {t('safety.putBack')}
                        </Button>
                      </li>
                    )
                  })}
                </ul>
              )}
            </Choice>
          )}
          {standing !== 'damaged' && database && database.seq > 0 && (
            <>
              <Choice
                busy={busy}
                label={t('safety.keepBoth')}
                hint={t('safety.keepBothHint', { other })}
                onChoose={() => void doing(() => keepBoth(uuid, vault, offThread, other), null)}
              />
              <Choice
                busy={busy}
                label={t('safety.keepStore')}
                hint={t('safety.keepStoreHint')}
                onChoose={() => void doing(() => keepDatabase(uuid, vault, offThread), null)}
              />
            </>
          )}
        </ul>
        {problem && (
          <p role="alert" className="notice bad">
            {problem}
          </p>
        )}
        <div>
          <Button look="quiet" isDisabled={busy} onPress={onLater}>
            {t('safety.later')}
          </Button>
        </div>
      </div>
    </main>
  )
}
