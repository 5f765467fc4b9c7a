import type { CellPlace } from '#shared/matrix/evidence'
import { useRecordsById } from '../../app/session'

/** The names of a cell's case and code. */
export function useCellNames(): (place: CellPlace) => { name: string; code: string } {
  const cases = useRecordsById('case')
  const codes = useRecordsById('code')
  return ({ caseId, codeId }) => ({
    name: cases.get(caseId)?.name ?? '',
    code: codes.get(codeId)?.name ?? '',
  })
}
