import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Matrix, MatrixCell } from '#shared/matrix/matrix'
import type { CellPlace } from '#shared/matrix/evidence'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useSession } from '../app/session'
import { IconButton } from '../controls/Button'
import { Awaited } from '../excerpts/Awaited'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { MemoField } from '../memos/MemoField'
import { signs } from './cellText'
import { Examined } from './Examined'
import { JudgementForm } from './JudgementForm'
import { CaseAttributes } from './evidence/CaseAttributes'
import { keptScroll } from './evidence/paneState'
import { Passages } from './evidence/Passages'
import './evidence/evidence.css'
import { ExclusiveNotice } from './judging/ExclusiveNotice'
import { useRatingText } from './judging/Recorded'
import { cellKey } from './judging/lookAgain'
import { StaleNotice } from './judging/StaleNotice'
import { SummaryField } from './judging/SummaryField'
import { useProfile } from './profile/useProfile'

/** Begins where the pane was left for this cell, as soon as its passages are there. */
function useKeptScroll(place: CellPlace, isReady: boolean) {
  const body = useRef<HTMLDivElement>(null)
  const part = `${cellKey(place)} pane`
  useLayoutEffect(() => {
    const element = body.current
    if (!element || !isReady) return
    const { at, keep } = keptScroll(part)
    element.scrollTop = at()
    return () => keep(element.scrollTop)
  }, [isReady, part])
  return body
}

/** What the cell says, in a sign, in words, and in numbers. */
function State({ cell }: { cell: MatrixCell }) {
  const t = useT()
  const ratingText = useRatingText()
  const inForce = useRecords('judgement').find(({ id }) => id === cell.judgementId)
  const rating = ratingText(inForce?.rating ?? null)
  return (
    <>
      <p className="evidence-state">
        <span className={`sign ${cell.state}`} aria-hidden>
          {signs[cell.state]}
        </span>
        <strong>{t(`matrix.${cell.state}`)}</strong>
        {rating && <span>· {rating}</span>}
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
    </>
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
  const answer = useWorkerResult('excerpts', {
    projectUuid: uuid,
    filter: { caseIds: [place.caseId], codeIds: [place.codeId], sourceIds: [], coderIds: [] },
  })
  const { result } = answer
  const body = useKeptScroll(place, result !== null)
  return (
    <aside
      className="pane right evidence"
      aria-label={t('matrix.evidence')}
      onKeyDown={(event) => event.key === 'Escape' && go({ cell: null })}
    >
      <header>
        <div className="grow evidence-title">
          <h2 className="clip">
            <button
              type="button"
              className="link"
              title={t('profile.open', { name: one.name })}
              onClick={() => useProfile.setState({ caseId: place.caseId })}
            >
              {one.name}
            </button>
          </h2>
          <p className="clip muted">{code.name}</p>
        </div>
        <IconButton small label={t('app.close')} onPress={() => go({ cell: null })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div
        ref={body}
        className="scroll evidence-body"
        tabIndex={0}
        role="group"
        aria-label={t('matrix.evidence')}
      >
        <State cell={cell} />
        <ExclusiveNotice place={place} />
        {result && <StaleNotice place={place} excerpts={result.excerpts} />}
        <details className="about-case">
          <summary>{t('judging.about', { name: one.name })}</summary>
          <CaseAttributes caseId={place.caseId} />
        </details>
        <Awaited answer={answer} />
        {result && <Passages place={place} cell={cell} excerpts={result.excerpts} />}
        {result && <JudgementForm place={place} cell={cell} excerpts={result.excerpts} />}
        <SummaryField place={place} />
        <section className="stack">
          <h3>{t('export.memo')}</h3>
          <MemoField subject={{ kind: 'cell', ...place }} label={t('memos.onCell')} labelHidden />
        </section>
        <Examined place={place} matrix={matrix} />
      </div>
    </aside>
  )
}
