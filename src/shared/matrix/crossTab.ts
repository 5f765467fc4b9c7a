import { isAbsence } from './cellState'
import { groupBy } from './groupBy'
import { hasData, type Matrix, type MatrixCell } from './matrix'

/** One code over the cases that share an attribute value. */
export interface CrossTabCell {
  cases: number
  /** Cases of which something is known: they have text, or somebody judged the cell all the same. */
  casesWithData: number
  present: number
  /** Recorded or stated absence; silence is not counted here. */
  absent: number
  missing: number
  /** Present out of the cases with data; null where there are none. */
  presentShare: number | null
  /** Sum over the cases, and different codings: they differ where a coding crosses two cases. */
  referencesSum: number
  referencesDistinct: number
}

function count(cells: readonly MatrixCell[]): CrossTabCell {
  const withData = cells.filter(hasData)
  const present = withData.filter(({ state }) => state === 'present').length
  return {
    cases: cells.length,
    casesWithData: withData.length,
    present,
    absent: withData.filter(({ state }) => isAbsence(state)).length,
    missing: cells.length - withData.length,
    presentShare: withData.length === 0 ? null : present / withData.length,
    referencesSum: withData.reduce((sum, { counts }) => sum + (counts?.references ?? 0), 0),
    referencesDistinct: new Set(withData.flatMap(({ codingIds }) => codingIds)).size,
  }
}

/** A matrix's rows grouped by a value of each case: per group, one cell a column. */
export function crossTab(
  matrix: Matrix,
  groupOf: (caseId: string) => string,
): ReadonlyMap<string, readonly CrossTabCell[]> {
  const groups = groupBy([...matrix.rows.keys()], (i) => groupOf(matrix.rows[i]!.id))
  return new Map(
    [...groups].map(([group, rows]) => [
      group,
      matrix.columns.map((_, j) => count(rows.map((i) => matrix.cells[i]![j]!))),
    ]),
  )
}
