import { useState } from 'react'
import { judgeCells } from '#shared/commands/judgeCells'
import { removeJudgement } from '#shared/commands/removeJudgement'
import type { CellPlace } from '#shared/matrix/evidence'
import type { MatrixCell } from '#shared/matrix/matrix'
import { verdicts } from '#shared/records/judgement'
import type { IdOf, Judgement } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { Select, TextArea } from '../controls/Field'

/** What each coder holds of the cell, with the reason. */
function Recorded({ judgements }: { judgements: readonly Judgement[] }) {
  const t = useT()
  const formats = useFormats()
  const run = useRun()
  const coders = useRecords('coder')
  return judgements.map((judgement) => (
    <div key={judgement.id} className="notice stack">
      <p>
        <strong>{t(`matrix.${judgement.verdict}`)}</strong>{' '}
        <span className="muted small">
          {coders.find(({ id }) => id === judgement.raterId)?.name} · {formats.date(judgement.at)}
        </span>
      </p>
      {judgement.rationale && <p>{judgement.rationale}</p>}
      <div className="row end">
        <Button
          small
          look="quiet"
          onPress={() => void run(removeJudgement, { judgementId: judgement.id })}
        >
          {t('matrix.removeJudgement')}
        </Button>
      </div>
    </div>
  ))
}

/** What was judged of a cell, and a place to judge it. A judgement stands above what the codings say. */
export function JudgementForm({ place, cell }: { place: CellPlace; cell: MatrixCell }) {
  const t = useT()
  const run = useRun()
  const { coderId } = useSession()
  const judgements = useRecords('judgement').filter(
    ({ caseId, codeId }) => caseId === place.caseId && codeId === place.codeId,
  )
  const own = judgements.find(({ raterId }) => raterId === coderId)
  const [open, setOpen] = useState(false)
  const [verdict, setVerdict] = useState<Judgement['verdict']>(own?.verdict ?? 'not_stated')
  const [rationale, setRationale] = useState(own?.rationale ?? '')
  const record = async () => {
    await run(judgeCells, {
      cells: [
        {
          ...place,
          verdict,
          rationale,
          supporting: cell.codingIds as IdOf<'coding'>[],
          contradicting: cell.contradictingIds as IdOf<'coding'>[],
        },
      ],
    })
    setOpen(false)
  }
  return (
    <section className="stack">
      <h3>{t('matrix.judgement')}</h3>
      <Recorded judgements={judgements} />
      {open ? (
        <>
          <Select
            label={t('matrix.verdict')}
            value={verdict}
            onChange={setVerdict}
            choices={verdicts.map((id) => ({ id, name: t(`matrix.${id}`) }))}
          />
          <TextArea label={t('matrix.rationale')} value={rationale} onChange={setRationale} />
          <div className="row end">
            <Button onPress={() => setOpen(false)}>{t('app.cancel')}</Button>
            <Button look="primary" onPress={() => void record()}>
              {t('matrix.record')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button small onPress={() => setOpen(true)}>
            {t(own ? 'matrix.judgeAgain' : 'matrix.judge')}
          </Button>
        </div>
      )}
    </section>
  )
}
