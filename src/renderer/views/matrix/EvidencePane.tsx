import { X } from 'lucide-react'
import type { Matrix } from '#shared/matrix/matrix'
import type { Excerpt } from '#shared/formats/excerpts'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useSession } from '../app/session'
import { IconButton } from '../controls/Button'
import { ExcerptCard } from '../excerpts/ExcerptCard'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { MemoField } from '../memos/MemoField'
import { Examined } from './Examined'
import { JudgementForm } from './JudgementForm'
import { signs } from './cellText'

function Passages({ title, excerpts }: { title: string; excerpts: readonly Excerpt[] }) {
  if (excerpts.length === 0) return null
  return (
    <section className="stack">
      <h3>{title}</h3>
      {excerpts.map((excerpt) => (
        <ExcerptCard key={excerpt.codingId} excerpt={excerpt} />
      ))}
    </section>
  )
}

/** Where a cell comes from: its passages, what was judged of it, and whether it was examined. */
export function EvidencePane({
  matrix,
  row,
  column,
}: {
  matrix: Matrix
  row: number
  column: number
}) {
  const t = useT()
  const { uuid } = useSession()
  const go = useLocation((state) => state.go)
  const one = matrix.rows[row]!
  const { code } = matrix.columns[column]!
  const cell = matrix.cells[row]![column]!
  const place = { caseId: one.id as IdOf<'case'>, codeId: code.id as IdOf<'code'> }
  const { result, error } = useWorkerResult('excerpts', {
    projectUuid: uuid,
    filter: { caseIds: [place.caseId], codeIds: [place.codeId], sourceIds: [], coderIds: [] },
  })
  const among = (ids: readonly string[]) =>
    (result?.excerpts ?? []).filter(({ codingId }) => ids.includes(codingId))
  return (
    <aside
      className="pane right evidence"
      aria-label={t('matrix.evidence')}
      onKeyDown={(event) => event.key === 'Escape' && go({ cell: null })}
    >
      <header>
        <div className="grow evidence-title">
          <h2 className="clip">{one.name}</h2>
          <p className="clip muted">{code.name}</p>
        </div>
        <IconButton small label={t('app.close')} onPress={() => go({ cell: null })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div
        className="scroll evidence-body"
        tabIndex={0}
        role="group"
        aria-label={t('matrix.evidence')}
      >
        <p className="evidence-state">
          <span className={`sign ${cell.state}`} aria-hidden>
            {signs[cell.state]}
          </span>
          <strong>{t(`matrix.${cell.state}`)}</strong>
          <span className="muted small">{t(`matrix.${cell.state}.means`)}</span>
        </p>
        {cell.counts && cell.counts.references > 0 && (
          <p className="muted small">
            {t('matrix.counts', {
              references: cell.counts.references,
              words: cell.counts.words,
              sources: cell.counts.sources,
            })}
          </p>
        )}
        {error && <p className="notice bad">{error}</p>}
        <Passages title={t('matrix.supporting')} excerpts={among(cell.codingIds)} />
        <Passages title={t('matrix.contradicting')} excerpts={among(cell.contradictingIds)} />
        {result && cell.codingIds.length + cell.contradictingIds.length === 0 && (
          <p className="muted">{t('matrix.noPassages')}</p>
        )}
        <JudgementForm place={place} cell={cell} />
        <section className="stack">
          <h3>{t('export.memo')}</h3>
          <MemoField subject={{ kind: 'cell', ...place }} label={t('memos.onCell')} labelHidden />
        </section>
        <Examined place={place} row={matrix.columns.map((each) => each.code.id as IdOf<'code'>)} />
      </div>
    </aside>
  )
}
