import { useMemo, useState } from 'react'
import type { Coding, Source } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { Change } from '#shared/text/changes'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useSession } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'
import { Button } from '../controls/Button'
import { CodeChip } from '../controls/CodeChip'
import { Dialog } from '../controls/Dialog'
import { Checkbox } from '../controls/Field'
import { useNewVersion, type NewVersion } from './useNewVersion'

/** So many differences are shown; the count says how many there are. */
const SHOWN = 200
/** Characters of the text around a difference. */
const AROUND = 40

function Difference({ text, change }: { text: string; change: Change }) {
  const { start, end, insert } = change
  return (
    <li className="difference">
      <span className="muted">…{text.slice(Math.max(0, start - AROUND), start)}</span>
      {end > start && <del>{text.slice(start, end)}</del>}
      {insert !== '' && <ins>{insert}</ins>}
      <span className="muted">{text.slice(end, end + AROUND)}…</span>
    </li>
  )
}

function Decision({
  coding,
  suggestion,
  version,
  accepted,
  onAccept,
}: {
  coding: Coding
  suggestion: Span | null
  version: NewVersion
  accepted: boolean
  onAccept: (accepted: boolean) => void
}) {
  const t = useT()
  const { book } = useCodebook()
  const code = book.get(coding.codeId)
  return (
    <li className="decision">
      <div className="row">
        {code && <CodeChip code={code} />}
        <q>{coding.anchor.quote}</q>
      </div>
      {suggestion ? (
        <Checkbox isSelected={accepted} onChange={onAccept}>
          {t('version.accept', { quote: version.after.slice(suggestion.start, suggestion.end) })}
        </Checkbox>
      ) : (
        <p className="muted">{t('version.nowhere')}</p>
      )}
    </li>
  )
}

/** Puts a corrected version in the place of a coded transcript: shows what differs, and asks where it is in doubt. */
export function NewVersionDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const t = useT()
  const { mirror } = useSession()
  const { state, choose, take } = useNewVersion(source)
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const version = state.name === 'compared' ? state.version : null
  const doubts = useMemo(
    () =>
      version?.over.doubts.flatMap(({ codingId, suggestion }) => {
        const coding = mirror.get('coding', codingId)
        return coding ? [{ coding, suggestion }] : []
      }) ?? [],
    [mirror, version],
  )
  const apply = async () => {
    if (!version) return
    const placed = Object.fromEntries(
      doubts.map(({ coding, suggestion }) => [
        coding.id,
        refused.has(coding.id) ? null : suggestion,
      ]),
    )
    if (!wasRefused(await take(version, placed))) onClose()
  }
  const toggle = (id: string) => (accepted: boolean) => {
    const next = new Set(refused)
    if (accepted) next.delete(id)
    else next.add(id)
    setRefused(next)
  }
  return (
    <Dialog
      title={t('version.title', { name: source.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button onPress={() => void choose()}>{t('version.choose')}</Button>
          <Button look="primary" isDisabled={!version} onPress={() => void apply()}>
            {t('version.take')}
          </Button>
        </>
      }
    >
      <div className="stack" aria-live="polite">
        {state.name === 'asking' && <p>{t('version.body')}</p>}
        {state.name === 'reading' && <p>{t('version.reading')}</p>}
        {state.name === 'failed' && (
          <p className="notice bad">{t(state.problem.key, state.problem.values)}</p>
        )}
        {version && (
          <>
            <p>
              {t('version.carried', {
                differences: version.over.changes.length,
                same: version.over.same,
                corrected: version.over.corrected,
                doubts: doubts.length,
              })}
            </p>
            {doubts.length > 0 && (
              <section aria-label={t('version.doubts')}>
                <h3>{t('version.doubts')}</h3>
                <ul className="decisions">
                  {doubts.map(({ coding, suggestion }) => (
                    <Decision
                      key={coding.id}
                      coding={coding}
                      suggestion={suggestion}
                      version={version}
                      accepted={!refused.has(coding.id)}
                      onAccept={toggle(coding.id)}
                    />
                  ))}
                </ul>
              </section>
            )}
            <section aria-label={t('version.differences')}>
              <h3>{t('version.differences')}</h3>
              <ul className="differences">
                {version.over.changes.slice(0, SHOWN).map((change) => (
                  <Difference key={change.start} text={version.before.text} change={change} />
                ))}
              </ul>
              {version.over.changes.length > SHOWN && (
                <p className="muted">{t('version.firstShown', { count: SHOWN })}</p>
              )}
            </section>
          </>
        )}
      </div>
    </Dialog>
  )
}
