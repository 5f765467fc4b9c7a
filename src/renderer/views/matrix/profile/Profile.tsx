import { ArrowLeft, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Matrix, MatrixCell } from '#shared/matrix/matrix'
import type { CellState } from '#shared/matrix/cellState'
import { groupBy } from '#shared/matrix/groupBy'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../../app/language'
import { useRecords, useRecordsById, useSession } from '../../app/session'
import { Button } from '../../controls/Button'
import { Checkbox } from '../../controls/Field'
import { Awaited } from '../../excerpts/Awaited'
import { useWorkerResult } from '../../excerpts/useWorkerResult'
import { LinkedText } from '../../memos/LinkedText'
import { usePrint } from '../../pseudonyms/usePrint'
import { CaseAttributes } from '../evidence/CaseAttributes'
import { ProfileCode } from './ProfileCode'
import { useProfile } from './useProfile'
import './profile.css'

/** States of which there is nothing to tell but that nothing is known. */
const silent: readonly CellState[] = ['not_examined', 'not_stated', 'not_applicable', 'missing']

const cellsOf = (matrix: Matrix, caseId: IdOf<'case'>) => {
  const row = matrix.rows.findIndex(({ id }) => id === caseId)
  return (matrix.cells[row] ?? []).map((cell, j): { codeId: IdOf<'code'>; cell: MatrixCell } => ({
    codeId: matrix.columns[j]!.code.id as IdOf<'code'>,
    cell,
  }))
}

/** A case's row of the matrix, read as a page: what it is, then what is known of it under each code. */
export function Profile({ matrix, caseId }: { matrix: Matrix; caseId: IdOf<'case'> }) {
  const t = useT()
  const { uuid } = useSession()
  const printPart = usePrint()
  const [all, setAll] = useState(false)
  const one = useRecordsById('case').get(caseId)
  const kind = useRecordsById('caseKind').get(one?.kindId ?? '')
  const written = new Set<string>(
    [...useRecords('summary'), ...useRecords('cellMemo')]
      .filter((record) => record.caseId === caseId)
      .map(({ codeId }) => codeId),
  )
  const standing = new Set<string>(
    useRecords('coding')
      .filter(({ representative }) => representative)
      .map(({ id }) => id),
  )
  const answer = useWorkerResult('excerpts', {
    projectUuid: uuid,
    filter: { caseIds: [caseId], codeIds: [], sourceIds: [], coderIds: [] },
  })
  const { result } = answer
  const quotes = groupBy(
    (result?.excerpts ?? []).filter(({ codingId }) => standing.has(codingId)),
    ({ codeId }) => codeId as string,
  )
  const cells = cellsOf(matrix, caseId)
  const shown = cells.filter(
    ({ codeId, cell }) => all || written.has(codeId) || !silent.includes(cell.state),
  )
  return (
    <article className="profile" aria-label={one?.name}>
      <div className="toolbar profile-tools">
        <Button onPress={() => useProfile.setState({ caseId: null })} autoFocus>
          <ArrowLeft size={16} aria-hidden /> {t('profile.back')}
        </Button>
        <Checkbox isSelected={all} onChange={setAll}>
          {t('profile.all', { count: cells.length - shown.length })}
        </Checkbox>
        <span className="grow" />
        <Button look="primary" onPress={() => void printPart('.profile-page')}>
          <Printer size={16} aria-hidden /> {t('profile.print')}
        </Button>
      </div>
      <div className="scroll profile-scroll" tabIndex={0} role="group" aria-label={one?.name}>
        <div className="profile-page">
          <header>
            <p className="muted">{kind?.name}</p>
            <h1>{one?.name}</h1>
            <CaseAttributes caseId={caseId} />
            {one?.memo && <LinkedText text={one.memo} />}
          </header>
          <Awaited answer={answer} />
          {shown.map(({ codeId, cell }) => (
            <ProfileCode
              key={codeId}
              place={{ caseId, codeId }}
              cell={cell}
              quotes={quotes.get(codeId) ?? []}
            />
          ))}
          {shown.length === 0 && <p className="muted">{t('profile.nothing')}</p>}
        </div>
      </div>
    </article>
  )
}
