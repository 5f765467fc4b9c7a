import { latest } from './cellState'
import type { JudgementLike } from './input'

/**
 * The codes of a case below which one is present in its own right: judged so, or, where nobody judged it, coded.
 * A code that is judged otherwise keeps its own codings from making its parents present, and only those: what lies
 * below it still rolls up, because absence does not.
 */
export function presentBelow(
  coded: ReadonlyMap<string, unknown>,
  judgements: ReadonlyMap<string, readonly JudgementLike[]>,
  above: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const below = new Set<string>()
  const rollUp = (codeId: string) => {
    for (const ancestor of above.get(codeId) ?? []) {
      if (below.has(ancestor)) return
      below.add(ancestor)
    }
  }
  for (const codeId of coded.keys()) if (!judgements.has(codeId)) rollUp(codeId)
  for (const [codeId, judged] of judgements) {
    if (latest(judged)?.verdict === 'present') rollUp(codeId)
  }
  return below
}
