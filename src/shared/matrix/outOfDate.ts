import { codebookOf } from '../records/codebook'
import type { Code, Extent, IdOf, Judgement, Summary } from '../records/schema'
import type { CellPlace } from './evidence'
import { groupBy } from './groupBy'
import type { CodingLike } from './input'
import { sinceMarked, type Marked, type Since } from './seen'

/** A judgement or a summary whose evidence is no longer what it was made on. */
export interface OutOfDate extends CellPlace {
  id: IdOf<'judgement' | 'summary'>
  since: Since
}

type MarkedCoding = Marked & Pick<CodingLike, 'sourceId' | 'codeId' | 'detached' | 'anchor'>
type Extents = readonly Pick<Extent, 'caseId' | 'sourceId' | 'anchor' | 'detached'>[]

/** The cases whose text each coding shares a character with. */
function casesOf(extents: Extents): (coding: MarkedCoding) => readonly IdOf<'case'>[] {
  const bySource = groupBy(
    extents.filter(({ detached }) => !detached),
    ({ sourceId }) => sourceId as string,
  )
  return ({ sourceId, anchor }) => {
    const owners = new Set<IdOf<'case'>>()
    for (const extent of bySource.get(sourceId) ?? []) {
      if (!extent.anchor || (extent.anchor.start < anchor.end && anchor.start < extent.anchor.end))
        owners.add(extent.caseId)
    }
    return [...owners]
  }
}

const none: readonly never[] = []

/**
 * The judgements and summaries to look at again, in the order in which they were recorded. Walks the codings once a
 * code, so that half a million judged cells are no more work than their evidence; the same as asking
 * `evidenceFinder` and `since` for each.
 */
export function outOfDate(
  codes: readonly Code[],
  extents: Extents,
  codings: readonly MarkedCoding[],
  recorded: readonly (Judgement | Summary)[],
): OutOfDate[] {
  const book = codebookOf(codes)
  const ownersOf = casesOf(extents)
  const byCode = groupBy(
    codings.filter(({ detached }) => !detached),
    ({ codeId }) => codeId as string,
  )
  const found: OutOfDate[] = []
  for (const [codeId, ofCode] of groupBy(recorded, (one) => one.codeId)) {
    const byCase = new Map<string, MarkedCoding[]>()
    for (const { id } of book.withDescendants(codeId)) {
      for (const coding of byCode.get(id) ?? none) {
        for (const caseId of ownersOf(coding)) {
          const here = byCase.get(caseId)
          if (here) here.push(coding)
          else byCase.set(caseId, [coding])
        }
      }
    }
    for (const one of ofCode) {
      const changed = sinceMarked(one, byCase.get(one.caseId) ?? none)
      if (changed) found.push({ id: one.id, caseId: one.caseId, codeId, since: changed })
    }
  }
  const at = new Map<string, number>(recorded.map((one) => [one.id, one.at]))
  return found.toSorted((a, b) => at.get(a.id)! - at.get(b.id)! || (a.id < b.id ? -1 : 1))
}
