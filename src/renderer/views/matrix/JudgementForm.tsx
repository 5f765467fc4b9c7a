import { useRef, useState } from 'react'
import { judgeCells, type Verdict } from '#shared/commands/judgeCells'
import { wasRefused } from '#history/history'
import type { Excerpt } from '#shared/formats/excerpts'
import type { CellPlace } from '#shared/matrix/evidence'
import { proposedAbsent } from '#shared/matrix/exclusive'
import type { MatrixCell } from '#shared/matrix/matrix'
import { verdicts } from '#shared/records/judgement'
import { shortQuote } from '#shared/text/memoLinks'
import { useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Select } from '../controls/Field'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { Citations } from './judging/Citations'
import { firstDraft, useDrafts, type JudgementDraft } from './judging/draft'
import { Exclusion } from './judging/Exclusion'
import { cellKey } from './judging/lookAgain'
import { RatingField } from './judging/RatingField'
import { Recorded } from './judging/Recorded'
import { RichTextField, type RichTextHandle } from './judging/RichTextField'
import { ScalesDialog } from './judging/ScalesDialog'

/** The codes that this one excludes and that do not say so yet. */
function useProposals(place: CellPlace, isWanted: boolean) {
  const { uuid } = useSession()
  const codes = useRecords('code')
  const { result } = useWorkerResult('excludedCells', { projectUuid: uuid, place })
  const states = new Map((result ?? []).map((one) => [one.codeId, one.state]))
  if (!isWanted) return []
  return proposedAbsent(codes, place, ({ codeId }) => states.get(codeId) ?? 'not_examined')
}

function Form({
  place,
  excerpts,
  draft,
  onDraft,
}: {
  place: CellPlace
  excerpts: readonly Excerpt[]
  draft: JudgementDraft
  onDraft: (draft: JudgementDraft | null) => void
}) {
  const t = useT()
  const run = useRun()
  const rationale = useRef<RichTextHandle>(null)
  const [scalesOpen, setScalesOpen] = useState(false)
  const scale = useRecords('scale').find(({ codeIds }) => codeIds.includes(place.codeId))
  const proposals = useProposals(place, draft.verdict === 'present')
  const set = (patch: Partial<JudgementDraft>) => onDraft({ ...draft, ...patch })
  const cite = (polarity: Excerpt['polarity']) =>
    excerpts
      .filter((one) => one.polarity === polarity && draft.cited.has(one.codingId))
      .map(({ codingId }) => codingId)
  const record = async () => {
    const cells: Verdict[] = [
      {
        ...place,
        verdict: draft.verdict,
        rating: scale && draft.value !== null ? { scaleId: scale.id, value: draft.value } : null,
        rationale: draft.rationale,
        supporting: cite('supports'),
        contradicting: cite('contradicts'),
      },
      ...proposals
        .filter(({ codeId }) => !draft.kept.has(codeId))
        .map(({ caseId, codeId }): Verdict => ({
          caseId,
          codeId,
          verdict: 'absent',
          rationale: '',
          supporting: [],
          contradicting: [],
        })),
    ]
    const outcome = await run(judgeCells, { cells })
    if (!wasRefused(outcome) || outcome.refused.key === 'refusals.nothingToDo') onDraft(null)
  }
  return (
    <div className="stack judge-form">
      <Select
        label={t('matrix.verdict')}
        value={draft.verdict}
        onChange={(verdict) => set({ verdict })}
        choices={verdicts.map((id) => ({ id, name: t(`matrix.${id}`) }))}
      />
      {scale && (
        <RatingField scale={scale} value={draft.value} onChange={(value) => set({ value })} />
      )}
      <div>
        <Button small look="quiet" onPress={() => setScalesOpen(true)}>
          {t(scale ? 'judging.scales' : 'judging.useScale')}
        </Button>
      </div>
      <Exclusion proposals={proposals} kept={draft.kept} onKeep={(kept) => set({ kept })} />
      <Citations
        excerpts={excerpts}
        cited={draft.cited}
        onCite={(cited) => set({ cited })}
        onReason={({ codingId, quote }) =>
          rationale.current?.link({ codingId, quote: shortQuote(quote) })
        }
      />
      <RichTextField
        label={t('matrix.rationale')}
        markdown={draft.rationale}
        subject={{ kind: 'cell', ...place }}
        onChange={(text) => set({ rationale: text })}
        handle={rationale}
      />
      <div className="row end">
        <Button onPress={() => onDraft(null)}>{t('app.cancel')}</Button>
        <Button look="primary" onPress={() => void record()}>
          {t('matrix.record')}
        </Button>
      </div>
      {scalesOpen && <ScalesDialog codeId={place.codeId} onClose={() => setScalesOpen(false)} />}
    </div>
  )
}

/** What was judged of a cell, and a place to judge it. A judgement stands above what the codings say. */
export function JudgementForm({
  place,
  cell,
  excerpts,
}: {
  place: CellPlace
  cell: MatrixCell
  excerpts: readonly Excerpt[]
}) {
  const t = useT()
  const { coderId } = useSession()
  const key = cellKey(place)
  const draft = useDrafts((state) => state.byCell[key])
  const setDraft = useDrafts((state) => state.set)
  const judgements = useRecords('judgement').filter(
    ({ caseId, codeId }) => caseId === place.caseId && codeId === place.codeId,
  )
  const own = judgements.find(({ raterId }) => raterId === coderId)
  return (
    <section className="stack">
      <h3>{t('matrix.judgement')}</h3>
      <Recorded judgements={judgements} />
      {draft ? (
        <Form
          place={place}
          excerpts={excerpts}
          draft={draft}
          onDraft={(next) => setDraft(key, next)}
        />
      ) : (
        <div>
          <Button small onPress={() => setDraft(key, firstDraft(own, cell.state, excerpts))}>
            {t(own ? 'matrix.judgeAgain' : 'matrix.judge')}
          </Button>
        </div>
      )}
    </section>
  )
}
