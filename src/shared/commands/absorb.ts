import type { Coding } from '../records/schema'

/** Memos under one another in the order given, each once, with an empty line between them. */
const joinedMemos = (memos: readonly string[]): string =>
  [...new Set(memos.map((memo) => memo.trim()))].filter((memo) => memo !== '').join('\n\n')

/**
 * The coding that stays in place of several: it keeps its id and place, and takes over the memos of the others, and
 * the weight where it has none. Null where one record can't say what they say: some support the code and some
 * contradict it, or their weights differ.
 */
export function absorbed(into: Coding, others: readonly Coding[]): Coding | null {
  const weights = new Set(
    [into, ...others].map(({ weight }) => weight).filter((weight) => weight !== null),
  )
  if (weights.size > 1 || others.some(({ polarity }) => polarity !== into.polarity)) return null
  const [weight = null] = weights
  const added = others.filter(({ memo }) => memo.trim() !== '')
  if (added.length === 0) return { ...into, weight }
  return { ...into, weight, memo: joinedMemos([into.memo, ...added.map(({ memo }) => memo)]) }
}
