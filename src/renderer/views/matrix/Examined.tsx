import { markExamined, unmarkExamined } from '#shared/commands/markExamined'
import type { CellPlace } from '#shared/matrix/evidence'
import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useRecords, useRun } from '../app/session'
import { Button } from '../controls/Button'

/** Whether somebody has read the case for the code: only then may "none found" count as absent. */
export function Examined({ place, row }: { place: CellPlace; row: readonly IdOf<'code'>[] }) {
  const t = useT()
  const formats = useFormats()
  const run = useRun()
  const coders = useRecords('coder')
  const found = useRecords('examination').find(
    ({ caseId, codeId }) => caseId === place.caseId && codeId === place.codeId,
  )
  return (
    <section className="stack">
      <h3>{t('matrix.examined')}</h3>
      <p className="muted small">
        {found
          ? t('matrix.examinedBy', {
              coder: coders.find(({ id }) => id === found.coderId)?.name ?? '',
              date: formats.date(found.at),
            })
          : t('matrix.examinedHint')}
      </p>
      <div className="row wrap">
        {found ? (
          <Button small onPress={() => void run(unmarkExamined, { cells: [place] })}>
            {t('matrix.unmark')}
          </Button>
        ) : (
          <Button small onPress={() => void run(markExamined, { cells: [place] })}>
            {t('matrix.mark')}
          </Button>
        )}
        <Button
          small
          onPress={() =>
            void run(markExamined, {
              cells: row.map((codeId) => ({ caseId: place.caseId, codeId })),
            })
          }
        >
          {t('matrix.markRow')}
        </Button>
      </div>
    </section>
  )
}
