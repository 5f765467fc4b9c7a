import { useState } from 'react'
import { markExamined, unmarkExamined } from '#shared/commands/markExamined'
import type { CellPlace } from '#shared/matrix/evidence'
import type { Matrix } from '#shared/matrix/matrix'
import { useFormats, useT } from '../app/language'
import { useRecords, useRun, useSession } from '../app/session'
import { Button } from '../controls/Button'
import { useWorkerResult } from '../excerpts/useWorkerResult'
import { ExaminedDialog } from './judging/ExaminedDialog'
import { ExaminedTexts } from './judging/ExaminedTexts'

/** Whether somebody has read the case for the code: only then may "none found" count as absent. */
export function Examined({ place, matrix }: { place: CellPlace; matrix: Matrix }) {
  const t = useT()
  const formats = useFormats()
  const run = useRun()
  const { uuid } = useSession()
  const coders = useRecords('coder')
  const [several, setSeveral] = useState(false)
  const { result } = useWorkerResult('examinedCases', { projectUuid: uuid, cells: [place] })
  const seen = result?.[0]
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
      {seen && (
        <div>
          <ExaminedTexts seen={seen} />
          <p className="muted small">
            {t('judging.siblings', { count: seen.siblings[place.codeId] ?? 0 })}
          </p>
        </div>
      )}
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
        <Button small onPress={() => setSeveral(true)}>
          {t('judging.markSeveral')}
        </Button>
      </div>
      {several && (
        <ExaminedDialog matrix={matrix} place={place} onClose={() => setSeveral(false)} />
      )}
    </section>
  )
}
