import type { Arrangement } from './arrangement'
import type { CellState } from './cellState'
import type { CrossTabCell } from './crossTab'
import type { Matrix } from './matrix'

/**
 * A matrix as it is shown, and as files give it: which rows and columns stand where, and what they add up to.
 *
 * The rows and columns of `matrix` stand in the order in which they are shown, codes that are folded into one column
 * next to each other; everything else names them by their index. What a cell says is told by `shownCell`.
 */
export interface ArrangedMatrix {
  arrangement: Arrangement
  matrix: Matrix
  lines: readonly ArrangedLine[]
  columns: readonly ArrangedColumn[]
  /** Columns next to each other that lie under one code of the top level: `from` until before `to` of `columns`. */
  bands: readonly Band[]
  /** By value of the attribute that the rows are grouped by; none where they are not. */
  groups: readonly RowGroup[]
  /** All rows as one group. */
  whole: RowGroup
  /** By row of the matrix. */
  rowTotals: readonly RowTotal[]
  /** By column of the matrix: whether it adds to sums over columns. One below another column that counts it does not. */
  adds: readonly boolean[]
  /** By row: columns of codes that exclude one another and are present at once. */
  conflicts: readonly (readonly number[])[]
  /** How many cells have each state, how many are judged, and how many differently by several raters. */
  states: Readonly<Record<CellState, number>>
  judged: number
  disagreed: number
}

/** A line of the shown matrix: a case, or the heading or the subtotal of a group. */
export type ArrangedLine =
  { kind: 'case'; row: number } | { kind: 'heading' | 'subtotal'; group: number }

/** A column of the shown matrix: a code, or codes that exclude one another folded into one. */
export type ArrangedColumn =
  { kind: 'code'; column: number } | { kind: 'folded'; columns: readonly number[]; group: string }

export interface Band {
  codeId: string
  name: string
  from: number
  to: number
}

/** Rows that have the same value of an attribute. */
export interface RowGroup {
  /** As `plainValue` writes it; empty where the value is missing. */
  value: string
  rows: readonly number[]
  /** By column of the matrix. */
  cells: readonly SubtotalCell[]
  /** Over the columns that add up, of the numbers that the cells show; null where there is none. */
  sum: number | null
  /** Different codings: one that lies in two rows or counts for two columns is one. */
  distinct: number
}

export interface SubtotalCell extends CrossTabCell {
  /** Of the numbers that the cells show; null where there is none, or where such numbers do not add up. */
  sum: number | null
}

export interface RowTotal {
  /** Columns that are present. */
  present: number
  sum: number | null
  distinct: number
}
