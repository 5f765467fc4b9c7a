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

/** The counts of a case's cell in which no coding lies. */
export const noCounts = (text: CaseText): Counts => countHits([], text, new Map())

/** Counts one cell from the codings that lie in the case, those of a source standing together. */
export function countHits(
  hits: readonly Hit[],
  text: CaseText,
  texts: ReadonlyMap<string, TextIndex>,
): Counts {
  const weights = hits.map(({ coding }) => coding.weight ?? 1)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  let distinctPassages = 0
  let mergedPassages = 0
  let characters = 0
  let words = 0
  let sources = 0
  for (let i = 0; i < hits.length;) {
    const { sourceId } = hits[i]!.coding
    const spans: Span[] = []
    for (; hits[i]?.coding.sourceId === sourceId; i += 1) spans.push(...hits[i]!.parts)
    const index = texts.get(sourceId)!
    const ordered = inOrder(spans)
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
    coders: new Set(hits.map(({ coding }) => coding.coderId)).size,
    weightSum,
    weightMax: hits.length === 0 ? 0 : Math.max(...weights),
    weightMean: hits.length === 0 ? null : weightSum / hits.length,
    coverageCharacters: percent(characters, text.characters),
    coverageWords: percent(words, text.words),
  }
}
