import type { Measure } from '../records/matrix'
import { caseTexts } from './caseText'
import { cellState, isAbsence, latest, type CellState } from './cellState'
import { countHits, noCounts, type Counts } from './counts'
import { findHits, type Hit } from './hits'
import type { CaseLike, CodeLike, JudgementLike, MatrixInput } from './input'
import { ancestors } from './lineage'
import { presentBelow } from './presence'
import { nothingRecorded, recordedByCase } from './recorded'

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

const disagree = (judgements: readonly JudgementLike[]) =>
  judgements.some(({ verdict }) => verdict !== judgements[0]!.verdict)

/** Most cells of a large matrix are empty: they share one list. */
const none: readonly never[] = []

const idsOf = (hits: readonly Hit[]): readonly string[] =>
  hits.length === 0 ? none : hits.map(({ coding }) => coding.id)

/**
 * A matrix of cases × codes.
 *
 * A coding counts for a case when it shares at least one character with the case's text; it is clipped to that text.
 * Counts are over supporting codings; a coding that contradicts is evidence against its own code only. With roll-up
 * a parent's counts take in its descendants' codings, and it is present where one of them is.
 */
export function buildMatrix(input: MatrixInput, request: MatrixRequest): Matrix {
  const { rows, columns, rollUp } = request
  const above = rollUp ? ancestors(input.codes) : new Map<string, readonly string[]>()
  const texts = caseTexts(input)
  const hits = findHits(input.codings, texts, { rows, columns, above })
  const recorded = recordedByCase(input)

  const cells = rows.map((row, i): MatrixCell[] => {
    const text = texts.get(row.id)
    const empty = text ? noCounts(text) : null
    const { judgements, examined } = recorded.get(row.id) ?? nothingRecorded
    const coded = hits.coded[i]!
    const below = presentBelow(coded, judgements, above)
    return columns.map((code, j): MatrixCell => {
      const supporting = hits.supporting[i]![j] ?? none
      const contradicting = hits.contradicting[i]![j] ?? none
      const judged = judgements.get(code.id) ?? none
      const inForce = latest(judged)
      return {
        state: cellState({
          judgements: judged,
          hasText: text !== undefined,
          applies: code.caseKindIds.length === 0 || code.caseKindIds.includes(row.kindId),
          supporting: coded.has(code.id),
          contradicting: contradicting.length > 0,
          presentBelow: below.has(code.id),
          examined: examined.has(code.id),
        }),
        counts: text && supporting.length > 0 ? countHits(supporting, text, input.texts) : empty,
        codingIds: idsOf(supporting),
        contradictingIds: idsOf(contradicting),
        judgementId: inForce?.id ?? null,
        rating: inForce?.rating?.value ?? null,
        disagreement: disagree(judged),
      }
    })
  })
  return {
    rows,
    columns: columns.map((code, j) => ({
      code,
      distinctReferences: hits.distinct.columns[j]!,
    })),
    cells,
    distinctByRow: hits.distinct.rows,
    distinctReferences: hits.distinct.all,
  }
}

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
