import type { Measure } from '../records/matrix'
import { isAbsence } from './cellState'
import { measureOf, type Matrix, type MatrixCell } from './matrix'

export type Numbers = readonly (number | null)[]

/** Indexes by a number; those without one come last either way, and of equals the first stays first. */
export function orderedBy(
  indexes: readonly number[],
  keyOf: (index: number) => number | null,
  falling: boolean,
): number[] {
  return indexes.toSorted((i, j) => {
    const a = keyOf(i)
    const b = keyOf(j)
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return falling ? b - a : a - b
  })
}

/** What a cell is ordered by: its number, or whether the code is known to be there. Silence is neither. */
export function numberToOrderBy(cell: MatrixCell, measure: Measure): number | null {
  if (measure !== 'presence') return measureOf(cell, measure)
  if (cell.state === 'present') return 1
  return isAbsence(cell.state) ? 0 : null
}

export const isPresent = (matrix: Matrix, row: number, column: number): boolean =>
  matrix.cells[row]![column]!.state === 'present'
