import type { Span } from '../text/anchor'
import type { CaseText } from './caseText'
import type { CodingLike } from './input'
import { clip } from './intervals'
import type { Ledger } from './ledger'
import type { Plan } from './plan'

/** A coding as far as it lies in a case: its parts inside the case's text. */
export interface Hit {
  coding: CodingLike
  parts: readonly Span[]
}

/** By column; undefined where there is none. Hits of a source stand together, in the order of the text. */
export type HitRow = (Hit[] | undefined)[]

export interface RowHits {
  /** What counts in a cell: codings that support its code or, with roll-up, one below. */
  supporting: HitRow
  /** Codings that speak against the cell's own code. */
  contradicting: HitRow
  /** How many supporting codings of its own each code has, whether it has a column or not. */
  own: Map<string, number>
}

const push = (row: HitRow, column: number, hit: Hit) => {
  const list = row[column]
  if (list) list.push(hit)
  else row[column] = [hit]
}

export const addTo = (counts: Map<string, number>, key: string, more: number) => {
  const sum = (counts.get(key) ?? 0) + more
  if (sum === 0) counts.delete(key)
  else counts.set(key, sum)
}

/**
 * Lays the codings of a case's sources into the cells of its row, in one pass over each source. Detached codings
 * never count; of codes that are not wanted, nothing is looked at.
 */
export function rowHits(
  ledger: Pick<Ledger, 'codings'>,
  text: CaseText,
  plan: Plan,
  wanted: ReadonlySet<string> | null,
): RowHits {
  const supporting: HitRow = []
  const contradicting: HitRow = []
  const own = new Map<string, number>()
  for (const [sourceId, spans] of text.sources) {
    for (const coding of ledger.codings.get(sourceId) ?? []) {
      if (coding.detached || (wanted && !wanted.has(coding.codeId))) continue
      const parts = clip(coding.anchor, spans)
      if (parts.length === 0) continue
      const hit = { coding, parts }
      if (coding.polarity === 'supports') {
        for (const column of plan.countedIn(coding.codeId)) push(supporting, column, hit)
        addTo(own, coding.codeId, 1)
      } else {
        for (const column of plan.own(coding.codeId)) push(contradicting, column, hit)
      }
    }
  }
  return { supporting, contradicting, own }
}

/** Of one source, by code: the different supporting codings that lie in the text of at least one of these cases. */
export function hitsInSource(
  ledger: Pick<Ledger, 'codings' | 'caseTexts'>,
  sourceId: string,
  caseIds: readonly string[],
): ReadonlyMap<string, number> {
  const texts = caseIds.map((caseId) => ledger.caseTexts.get(caseId)!.sources.get(sourceId)!)
  const found = new Map<string, number>()
  for (const { detached, polarity, anchor, codeId } of ledger.codings.get(sourceId) ?? []) {
    if (detached || polarity !== 'supports') continue
    if (texts.some((spans) => clip(anchor, spans).length > 0)) addTo(found, codeId, 1)
  }
  return found
}
