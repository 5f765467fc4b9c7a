import type { Measure } from '../records/matrix'
import { isAbsence, type CellState } from './cellState'
import { countAll } from './counting'
import type { Counts } from './counts'
import type { CaseLike, CodeLike, MatrixInput } from './input'
import { ledgerOf } from './ledger'

export interface MatrixCell {
  state: CellState
  /** Null where the case has no text to count in. */
  counts: Counts | null
  /** The supporting codings behind the counts, and those of this very code that speak against it. */
  codingIds: readonly string[]
  contradictingIds: readonly string[]
  judgementId: string | null
  /** Where the judgement in force puts the cell on its code's scale. */
  rating: number | null
  /** Two raters' judgements differ. */
  disagreement: boolean
}

export interface MatrixColumn {
  code: CodeLike
  /** Different codings of the column over all rows: one that crosses two cases counts once. */
  distinctReferences: number
}

export interface Matrix {
  rows: readonly CaseLike[]
  columns: readonly MatrixColumn[]
  /** By row, then column. */
  cells: readonly (readonly MatrixCell[])[]
  /** Different codings of each row, and of the whole: one that counts for two columns, or in two rows, is one. */
  distinctByRow: readonly number[]
  distinctReferences: number
}

export interface MatrixRequest {
  rows: readonly CaseLike[]
  columns: readonly CodeLike[]
  /** A parent counts the codings of its descendants too. */
  rollUp: boolean
}

/**
 * A matrix of cases × codes.
 *
 * A coding counts for a case when it shares at least one character with the case's text; it is clipped to that text.
 * Counts are over supporting codings; a coding that contradicts is evidence against its own code only. With roll-up
 * a parent's counts take in its descendants' codings, and it is present where one of them is.
 */
export const buildMatrix = (input: MatrixInput, request: MatrixRequest): Matrix =>
  countAll(ledgerOf(input), request).matrix

/** Whether anything is known of a cell: its case has text, or somebody judged it all the same. */
export const hasData = ({ counts, judgementId }: MatrixCell): boolean =>
  counts !== null || judgementId !== null

/** The number that a cell shows under a measure; null where a number would claim what nobody found out. */
export function measureOf(cell: MatrixCell, measure: Exclude<Measure, 'presence'>): number | null {
  if (measure === 'rating') return cell.rating
  const counted = cell.counts?.[measure]
  if (counted === undefined) return null
  if (counted !== null && counted > 0) return counted
  return isAbsence(cell.state) ? 0 : null
}
