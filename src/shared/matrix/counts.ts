import type { Span } from '../text/anchor'
import { charactersIn, wordsIn, type TextIndex } from '../text/textIndex'
import type { CaseText } from './caseText'
import type { Hit } from './hits'
import { different, inOrder, sumOver, union } from './intervals'

/** What is counted in one cell, over its supporting codings. */
export interface Counts {
  /** Codings: code × passage × coder. */
  references: number
  /** Different stretches of text, after clipping to the case. */
  distinctPassages: number
  /** Stretches that are left when overlapping ones are made one. */
  mergedPassages: number
  /** Code points of the union of the passages, never their sum. */
  characters: number
  /** Words whose first character is covered. */
  words: number
  sources: number
  coders: number
  /** Sum, largest and mean of the weights; a coding without a weight weighs 1. The mean of none is undefined: null. */
  weightSum: number
  weightMax: number
  weightMean: number | null
  /** Share of the case's text, in percent; null where the case has no such unit. */
  coverageCharacters: number | null
  coverageWords: number | null
}

const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)

function partsOf(hits: readonly Hit[], from: number, to: number): readonly Span[] {
  if (to - from === 1) return hits[from]!.parts
  const parts: Span[] = []
  for (let i = from; i < to; i += 1) parts.push(...hits[i]!.parts)
  return parts
}

/** The counts of a case's cell in which no coding lies. */
export const noCounts = (text: CaseText): Counts => countHits([], text, new Map())

/** Counts one cell from the codings that lie in the case, those of a source standing together. */
export function countHits(
  hits: readonly Hit[],
  text: CaseText,
  texts: ReadonlyMap<string, TextIndex>,
): Counts {
  const coders: string[] = []
  let weightSum = 0
  let weightMax = -Infinity
  for (const { coding } of hits) {
    const weight = coding.weight ?? 1
    weightSum += weight
    weightMax = Math.max(weightMax, weight)
    if (!coders.includes(coding.coderId)) coders.push(coding.coderId)
  }
  let distinctPassages = 0
  let mergedPassages = 0
  let characters = 0
  let words = 0
  let sources = 0
  for (let i = 0; i < hits.length;) {
    const { sourceId } = hits[i]!.coding
    const first = i
    while (hits[i]?.coding.sourceId === sourceId) i += 1
    const index = texts.get(sourceId)!
    const ordered = inOrder(partsOf(hits, first, i))
    const merged = union(ordered)
    sources += 1
    distinctPassages += different(ordered)
    mergedPassages += merged.length
    characters += sumOver(merged, (span) => charactersIn(index, span))
    words += sumOver(merged, (span) => wordsIn(index, span))
  }
  return {
    references: hits.length,
    distinctPassages,
    mergedPassages,
    characters,
    words,
    sources,
    coders: coders.length,
    weightSum,
    weightMax: hits.length === 0 ? 0 : weightMax,
    weightMean: hits.length === 0 ? null : weightSum / hits.length,
    coverageCharacters: percent(characters, text.characters),
    coverageWords: percent(words, text.words),
  }
}
