import { latest } from './cellState'
import type { Recorded } from './recorded'

/**
 * The codes of a case below which one is present in its own right: judged so, or, where nobody judged it, coded.
 * A code that is judged otherwise keeps its own codings from making its parents present, and only those: what lies
 * below it still rolls up, because absence does not.
 */
export function presentBelow(
  coded: ReadonlySet<string>,
  judgements: Recorded['judgements'],
  above: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const present = [...new Set([...coded, ...judgements.keys()])].filter((codeId) => {
    const judgement = latest(judgements.get(codeId) ?? [])
    return judgement ? judgement.verdict === 'present' : true
  })
  return new Set(present.flatMap((codeId) => above.get(codeId) ?? []))
}
