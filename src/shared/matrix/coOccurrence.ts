import type { Span } from '../text/anchor'
import { charactersIn, paragraphsOf, type TextIndex } from '../text/textIndex'
import { groupBy } from './groupBy'
import type { CodingLike } from './input'
import { intersection, shared, sumOver, union } from './intervals'

/** How two codes meet in the texts. A is the first code, B the second. */
export interface CoOccurrence {
  nA: number
  nB: number
  /** Pairs of codings that share a character, and which they are. */
  overlapPairs: number
  pairs: readonly (readonly [a: string, b: string])[]
  /** Codings of A that overlap some of B, and the other way round. */
  aWithB: number
  bWithA: number
  /**
   * overlapPairs / (nA + nB − overlapPairs), the c-coefficient of ATLAS.ti; null where there is nothing to divide by.
   * It leaves 0..1 when one coding overlaps several: then `cOutOfRange`, and the Jaccard coefficient is to be read.
   */
  cCoefficient: number | null
  cOutOfRange: boolean
  /** Code points that carry both, and their share of those that carry either (Jaccard 1901). */
  overlapCharacters: number
  jaccardCharacters: number | null
  /** Pairs with at most `NEAR` code points between them in one source; overlapping ones included. */
  nearPairs: number
  sameParagraphPairs: number
  jaccardParagraphs: number | null
}

export const NEAR = 20

/** Whether a c-coefficient has left 0..1, so that the Jaccard coefficient is to be read in its stead. */
export const isOutOfRange = (cCoefficient: number | null): boolean =>
  cCoefficient !== null && (cCoefficient < 0 || cCoefficient > 1)

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** Code points between two spans; 0 where they touch or overlap. */
function gap(index: TextIndex, a: Span, b: Span): number {
  const start = Math.min(a.end, b.end)
  const end = Math.max(a.start, b.start)
  return start < end ? charactersIn(index, { start, end }) : 0
}

const bySource = (codings: readonly CodingLike[]) =>
  groupBy(codings, ({ sourceId }) => sourceId as string)

const unionOf = (codings: readonly CodingLike[] | undefined) =>
  union((codings ?? []).map(({ anchor }) => anchor))

function paragraphKeys(codings: readonly CodingLike[], texts: ReadonlyMap<string, TextIndex>) {
  const keys = new Set<string>()
  for (const { sourceId, anchor } of codings) {
    const [first, last] = paragraphsOf(texts.get(sourceId)!, anchor)
    for (let i = first; i <= last; i += 1) keys.add(`${sourceId} ${i}`)
  }
  return keys
}

/** Counts how two codes meet, in all of the texts. Detached codings are left out. */
export function coOccurrence(
  codingsA: readonly CodingLike[],
  codingsB: readonly CodingLike[],
  texts: ReadonlyMap<string, TextIndex>,
): CoOccurrence {
  const live = (codings: readonly CodingLike[]) => codings.filter(({ detached }) => !detached)
  const a = live(codingsA)
  const b = live(codingsB)
  const ofA = bySource(a)
  const ofB = bySource(b)
  const pairs: [string, string][] = []
  let nearPairs = 0
  let sameParagraphPairs = 0
  for (const one of a) {
    const index = texts.get(one.sourceId)!
    const [first, last] = paragraphsOf(index, one.anchor)
    for (const other of ofB.get(one.sourceId) ?? []) {
      if (intersection(one.anchor, other.anchor)) pairs.push([one.id, other.id])
      if (gap(index, one.anchor, other.anchor) <= NEAR) nearPairs += 1
      const [otherFirst, otherLast] = paragraphsOf(index, other.anchor)
      if (first <= otherLast && otherFirst <= last) sameParagraphPairs += 1
    }
  }
  let both = 0
  let either = 0
  for (const sourceId of new Set([...ofA.keys(), ...ofB.keys()])) {
    const index = texts.get(sourceId)!
    const size = (spans: readonly Span[]) => sumOver(spans, (span) => charactersIn(index, span))
    const inA = unionOf(ofA.get(sourceId))
    const inB = unionOf(ofB.get(sourceId))
    const common = size(shared(inA, inB))
    both += common
    either += size(inA) + size(inB) - common
  }
  const paragraphsA = paragraphKeys(a, texts)
  const paragraphsB = paragraphKeys(b, texts)
  const commonParagraphs = [...paragraphsA].filter((key) => paragraphsB.has(key)).length
  const cCoefficient = ratio(pairs.length, a.length + b.length - pairs.length)
  return {
    nA: a.length,
    nB: b.length,
    overlapPairs: pairs.length,
    pairs,
    aWithB: new Set(pairs.map(([id]) => id)).size,
    bWithA: new Set(pairs.map(([, id]) => id)).size,
    cCoefficient,
    cOutOfRange: isOutOfRange(cCoefficient),
    overlapCharacters: both,
    jaccardCharacters: ratio(both, either),
    nearPairs,
    sameParagraphPairs,
    jaccardParagraphs: ratio(
      commonParagraphs,
      paragraphsA.size + paragraphsB.size - commonParagraphs,
    ),
  }
}
