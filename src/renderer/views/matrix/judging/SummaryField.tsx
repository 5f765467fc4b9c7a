import { setSummary } from '#shared/commands/setSummary'
import type { CellPlace } from '#shared/matrix/evidence'
import { useFormats, useT } from '../../app/language'
import { useRecords, useRecordsById, useRun } from '../../app/session'
import { LinkedText } from '../../memos/LinkedText'
import { LinkedTextField } from '../../memos/LinkedTextField'

/** What the case says of the code in the analyst's words, with links to its passages, and how it read before. */
export function SummaryField({ place }: { place: CellPlace }) {
  const t = useT()
  const run = useRun()
  const formats = useFormats()
  const coders = useRecordsById('coder')
  const summary = useRecords('summary').find(
    ({ caseId, codeId }) => caseId === place.caseId && codeId === place.codeId,
  )
  const by = ({ writerId, at }: { writerId: string; at: number }) =>
    t('judging.writtenBy', { coder: coders.get(writerId)?.name ?? '', date: formats.date(at) })
  return (
    <section className="stack">
      <h3>{t('judging.summary')}</h3>
      <LinkedTextField
        subject={{ kind: 'cell', ...place }}
        label={t('judging.summaryOf')}
        labelHidden
        linkLabel={t('judging.linkInSummary')}
        placeholder={t('judging.summaryHint')}
        stored={summary?.text ?? ''}
        store={(text) => run(setSummary, { ...place, text })}
      />
      {summary && <p className="muted small">{by(summary)}</p>}
      {summary && summary.earlier.length > 0 && (
        <details>
          <summary>{t('judging.earlier', { count: summary.earlier.length })}</summary>
          <ol className="earlier">
            {summary.earlier.toReversed().map((before, i) => (
              <li key={`${before.at} ${i}`}>
                <LinkedText text={before.text} />
                <p className="muted small">{by(before)}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
