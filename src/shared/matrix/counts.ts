import type { Span } from '../text/anchor'
import { charactersIn, wordsIn, type TextIndex } from '../text/textIndex'
import type { CaseText } from './caseText'
import type { CodingLike } from './input'
import { sumOver, union } from './intervals'

/** A coding as far as it lies in a case: its parts inside the case's text. */
export interface Hit {
  coding: CodingLike
  parts: readonly Span[]
}

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

/** Counts one cell from the codings that lie in the case. */
export function countHits(
  hits: readonly Hit[],
  text: CaseText,
  texts: ReadonlyMap<string, TextIndex>,
): Counts {
  const bySource = new Map<string, Span[]>()
  const coders = new Set<string>()
  const passages = new Set<string>()
  let weightSum = 0
  let weightMax = 0
  for (const { coding, parts } of hits) {
    const weight = coding.weight ?? 1
    weightSum += weight
    weightMax = Math.max(weightMax, weight)
    coders.add(coding.coderId)
    const spans = bySource.get(coding.sourceId)
    if (spans) spans.push(...parts)
    else bySource.set(coding.sourceId, [...parts])
    for (const { start, end } of parts) passages.add(`${coding.sourceId} ${start} ${end}`)
  }
  let characters = 0
  let words = 0
  let mergedPassages = 0
  for (const [sourceId, spans] of bySource) {
    const index = texts.get(sourceId)!
    const merged = union(spans)
    mergedPassages += merged.length
    characters += sumOver(merged, (span) => charactersIn(index, span))
    words += sumOver(merged, (span) => wordsIn(index, span))
  }
  return {
    references: hits.length,
    distinctPassages: passages.size,
    mergedPassages,
    characters,
    words,
    sources: bySource.size,
    coders: coders.size,
    weightSum,
    weightMax,
    weightMean: hits.length === 0 ? null : weightSum / hits.length,
    coverageCharacters: percent(characters, text.characters),
    coverageWords: percent(words, text.words),
  }
}
