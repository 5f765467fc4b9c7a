import type { ArrangedMatrix, RowGroup } from './arrangedMatrix'
import { isAbsence, type CellState } from './cellState'
import { hasData, measureOf, type MatrixCell } from './matrix'
import { sumOf } from './subtotals'

/** What a cell of the shown matrix says. */
export interface ShownCell {
  state: CellState
  /** The number under the measure; null where none is known, or where a folded column holds two. */
  value: number | null
  /** The number as percent of what the arrangement says; null where there is none. */
  percent: number | null
  /** Of a folded column: the columns of the matrix that are present. */
  present: readonly number[]
  /** Codes that exclude one another are present at once. */
  conflict: boolean
  /** The cells of the matrix behind it, by column; one unless the column is folded. */
  behind: readonly { column: number; cell: MatrixCell }[]
}

/**
 * The state of codes of which one holds at most. None of them is said to be absent unless all are, and what nobody
 * looked at comes before silence. A code that does not apply to the case says nothing.
 */
export function foldedState(states: readonly CellState[]): CellState {
  if (states.includes('present')) return 'present'
  const applying = states.filter((state) => state !== 'not_applicable')
  if (applying.length === 0) return 'not_applicable'
  if (applying.every((state) => state === applying[0])) return applying[0]!
  for (const open of ['missing', 'not_examined', 'not_stated'] as const) {
    if (applying.includes(open)) return open
  }
  return 'absent'
}

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : (100 * part) / whole

/** A cell of the shown matrix, by row of the matrix and shown column. */
export function shownCell(arranged: ArrangedMatrix, row: number, column: number): ShownCell {
  const { matrix, arrangement, columns, rowTotals, whole, conflicts } = arranged
  const { measure, percent } = arrangement
  const cells = matrix.cells[row]!
  const shown = columns[column]!
  const behind = (shown.kind === 'code' ? [shown.column] : shown.columns).map((one) => ({
    column: one,
    cell: cells[one]!,
  }))
  const present = behind.filter(({ cell }) => cell.state === 'present')
  const speaking = behind.length === 1 ? behind : present.length === 1 ? present : []
  const [only] = speaking
  const value = only && measure !== 'presence' ? measureOf(only.cell, measure) : null
  const bases = {
    none: null,
    row: rowTotals[row]!.sum,
    column: only ? whole.cells[only.column]!.sum : null,
    total: whole.sum,
  }
  return {
    state: foldedState(behind.map(({ cell }) => cell.state)),
    value,
    percent: share(value, bases[percent]),
    present: shown.kind === 'folded' ? present.map((one) => one.column) : [],
    conflict: behind.some((one) => conflicts[row]!.includes(one.column)),
    behind,
  }
}

/** The cells behind a shown one in the order in which their evidence is looked for: what is present comes first. */
export const presentFirst = ({ behind }: ShownCell): ShownCell['behind'] => [
  ...behind.filter(({ cell }) => cell.state === 'present'),
  ...behind.filter(({ cell }) => cell.state !== 'present'),
]

/** What a group of rows adds up to in a shown column. */
export interface ShownSubtotal {
  present: number
  absent: number
  casesWithData: number
  missing: number
  value: number | null
  /** Different codings, which may be fewer than the references that the rows add up to. */
  distinct: number
  references: number
  /** Of presence: the share of the cases with data that have it. Else of the arrangement's percentage. */
  percent: number | null
  /** Of a folded column: how many cases are present in each, by column of the matrix. */
  categories: readonly { column: number; present: number }[]
}

/** The subtotal of a group, or of all rows, in a shown column. */
export function shownSubtotal(
  arranged: ArrangedMatrix,
  group: RowGroup,
  column: number,
): ShownSubtotal {
  const { matrix, arrangement, columns, whole } = arranged
  const shown = columns[column]!
  const members = shown.kind === 'code' ? [shown.column] : shown.columns
  const cells = members.map((one) => group.cells[one]!)
  const inColumn = (row: number) => members.map((one) => matrix.cells[row]![one]!)
  const only = cells.length === 1 ? cells[0]! : null
  const states = only
    ? []
    : group.rows
        .map(inColumn)
        .filter((behind) => behind.some(hasData))
        .map((behind) => foldedState(behind.map(({ state }) => state)))
  const present = only?.present ?? states.filter((state) => state === 'present').length
  const casesWithData = only?.casesWithData ?? states.length
  const value = sumOf(cells.map(({ sum }) => sum))
  const bases = {
    none: null,
    row: group.sum,
    column: sumOf(members.map((one) => whole.cells[one]!.sum)),
    total: whole.sum,
  }
  return {
    present,
    absent: only?.absent ?? states.filter(isAbsence).length,
    casesWithData,
    missing: group.rows.length - casesWithData,
    value,
    distinct: only?.referencesDistinct ?? distinctOf(group.rows.flatMap(inColumn)),
    references: cells.reduce((sum, cell) => sum + cell.referencesSum, 0),
    percent:
      arrangement.measure === 'presence'
        ? share(present, casesWithData)
        : share(value, bases[arrangement.percent]),
    categories:
      shown.kind === 'code'
        ? []
        : members.map((one) => ({ column: one, present: group.cells[one]!.present })),
  }
}

const distinctOf = (cells: readonly MatrixCell[]) =>
  new Set(cells.flatMap(({ codingIds }) => codingIds)).size
