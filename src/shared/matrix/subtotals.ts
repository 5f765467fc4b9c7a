import type { Measure } from '../records/matrix'
import type { RowGroup, RowTotal, SubtotalCell } from './arrangedMatrix'
import { crossTab } from './crossTab'
import { groupBy } from './groupBy'
import { ancestors } from './lineage'
import type { CodeLike } from './input'
import { measureOf, type Matrix } from './matrix'
import type { Numbers } from './ordering'

const additive: ReadonlySet<Measure> = new Set([
  'references',
  'distinctPassages',
  'mergedPassages',
  'words',
  'characters',
  'weightSum',
] satisfies Measure[])

/** Whether the numbers of a measure may be added: a mean, a share, or how many sources there are may not. */
export const addsUp = (measure: Measure): boolean => additive.has(measure)

/**
 * By column: whether it adds to sums over columns. Where parents roll up, a column below another one is counted by
 * it already: then the references of a row add up to its different codings.
 */
export function addingColumns(
  columns: Matrix['columns'],
  codes: readonly CodeLike[],
  rollUp: boolean,
): boolean[] {
  if (!rollUp) return columns.map(() => true)
  const above = ancestors(codes)
  const shown = new Set<string>(columns.map(({ code }) => code.id))
  return columns.map(({ code }) => !(above.get(code.id) ?? []).some((id) => shown.has(id)))
}

/** The sum of what has a number; null where nothing has one. */
export function sumOf(values: Numbers): number | null {
  const numbers = values.filter((value) => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0)
}

const numberAt = (matrix: Matrix, measure: Measure, row: number, column: number) =>
  measure !== 'presence' && addsUp(measure) ? measureOf(matrix.cells[row]![column]!, measure) : null

export function rowTotals(matrix: Matrix, adds: readonly boolean[], measure: Measure): RowTotal[] {
  return matrix.cells.map((cells, row) => ({
    present: cells.filter(({ state }) => state === 'present').length,
    sum: sumOf(
      cells.map((_, column) => (adds[column]! ? numberAt(matrix, measure, row, column) : null)),
    ),
    distinct: matrix.distinctByRow[row]!,
  }))
}

/** The rows of a matrix in groups of one value each, with what each group adds up to, as the rows stand. */
export function rowGroups(
  matrix: Matrix,
  adds: readonly boolean[],
  { measure, valueOf }: { measure: Measure; valueOf: (caseId: string) => string },
): RowGroup[] {
  const rowsOf = groupBy([...matrix.rows.keys()], (row) => valueOf(matrix.rows[row]!.id))
  return [...crossTab(matrix, valueOf)].map(([value, counted]) => {
    const rows = rowsOf.get(value)!
    const cells = counted.map((cell, column): SubtotalCell => ({
      ...cell,
      sum: sumOf(rows.map((row) => numberAt(matrix, measure, row, column))),
    }))
    return {
      value,
      rows,
      cells,
      sum: sumOf(cells.map(({ sum }, column) => (adds[column] ? sum : null))),
      distinct: new Set(rows.flatMap((row) => matrix.cells[row]!.flatMap((cell) => cell.codingIds)))
        .size,
    }
  })
}
