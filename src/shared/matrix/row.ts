import { cellState, latest } from './cellState'
import { countHits, noCounts } from './counts'
import { groupBy } from './groupBy'
import { rowHits, type Hit } from './hits'
import type { CaseLike, CodeLike, JudgementLike } from './input'
import type { Ledger } from './ledger'
import type { MatrixCell } from './matrix'
import type { Plan } from './plan'
import { presentBelow } from './presence'

/** A counted row, and how many supporting codings of its own each code has in it. */
export interface CountedRow {
  cells: readonly MatrixCell[]
  own: ReadonlyMap<string, number>
}

/** Which part of a row is counted again; the rest stands as it was. */
export interface Again {
  /** The cells as they were, in the columns of now; what is not there is among the columns to count. */
  before: CountedRow
  columns: ReadonlySet<number>
  /** The codes that count in those columns, and those that were touched without having one. */
  codes: ReadonlySet<string>
}

const disagree = (judgements: readonly JudgementLike[]) =>
  judgements.some(({ verdict }) => verdict !== judgements[0]!.verdict)

/** Most cells of a large matrix are empty: they share one list. */
const none: readonly never[] = []

const idsOf = (hits: readonly Hit[]): readonly string[] =>
  hits.length === 0 ? none : hits.map(({ coding }) => coding.id)

const nothing = { supporting: none, contradicting: none, own: new Map<string, number>() }

function ownAfter({ before, codes }: Again, found: ReadonlyMap<string, number>) {
  const own = new Map(before.own)
  for (const codeId of codes) own.delete(codeId)
  for (const [codeId, count] of found) own.set(codeId, count)
  return own
}

/** Counts the row of a case, or a part of it again. */
export function countRow(
  ledger: Ledger,
  row: CaseLike,
  columns: readonly CodeLike[],
  plan: Plan,
  again: Again | null,
): CountedRow {
  const text = ledger.caseTexts.get(row.id)
  const hits = text ? rowHits(ledger, text, plan, again?.codes ?? null) : nothing
  const own = again ? ownAfter(again, hits.own) : hits.own
  const empty = text ? noCounts(text) : null
  const judgements = groupBy(ledger.judgements.get(row.id) ?? [], ({ codeId }) => codeId as string)
  const examined = new Set<string>(
    (ledger.examinations.get(row.id) ?? []).map(({ codeId }) => codeId),
  )
  const below = presentBelow(own, judgements, plan.above)
  const countCell = (code: CodeLike, j: number): MatrixCell => {
    const supporting = hits.supporting[j] ?? none
    const contradicting = hits.contradicting[j] ?? none
    const judged = judgements.get(code.id) ?? none
    const inForce = latest(judged)
    return {
      state: cellState({
        judgements: judged,
        hasText: text !== undefined,
        applies: code.caseKindIds.length === 0 || code.caseKindIds.includes(row.kindId),
        supporting: own.has(code.id),
        contradicting: contradicting.length > 0,
        presentBelow: below.has(code.id),
        examined: examined.has(code.id),
      }),
      counts: text && supporting.length > 0 ? countHits(supporting, text, ledger.texts) : empty,
      codingIds: idsOf(supporting),
      contradictingIds: idsOf(contradicting),
      judgementId: inForce?.id ?? null,
      rating: inForce?.rating?.value ?? null,
      disagreement: disagree(judged),
    }
  }
  const cells = again
    ? columns.map((code, j) => (again.columns.has(j) ? countCell(code, j) : again.before.cells[j]!))
    : columns.map(countCell)
  return { cells, own }
}
