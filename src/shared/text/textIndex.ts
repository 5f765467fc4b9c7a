import type { Span } from './anchor'
import { wordStarts } from './words'

/** What counting needs to know of a text, made once: counts of any span follow by binary search. */
export interface TextIndex {
  /** UTF-16 code units. */
  length: number
  wordStarts: Uint32Array
  /** Offsets of low surrogates: one for every character of two code units. */
  pairs: Uint32Array
  /** Starts of the paragraphs, rising. */
  paragraphs: Uint32Array
}

export function textIndex(text: string): TextIndex {
  const pairs: number[] = []
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index + 1)
  const paragraphs = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    paragraphs.push(at + 1)
  return {
    length: text.length,
    wordStarts: wordStarts(text),
    pairs: Uint32Array.from(pairs),
    paragraphs: Uint32Array.from(paragraphs),
  }
}

/** How many values of a rising list are below a bound. */
export function countBelow(values: Uint32Array, bound: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Words whose first character lies in the span. */
export const wordsIn = (index: TextIndex, { start, end }: Span): number =>
  countBelow(index.wordStarts, end) - countBelow(index.wordStarts, start)

/** Code points of the span, which isn't empty. */
export const charactersIn = (index: TextIndex, { start, end }: Span): number =>
  end - start - (countBelow(index.pairs, end) - countBelow(index.pairs, start + 1))

/** Indexes of the paragraphs that the span touches, first and last. */
export const paragraphsOf = (index: TextIndex, { start, end }: Span): [number, number] => [
  countBelow(index.paragraphs, start + 1) - 1,
  countBelow(index.paragraphs, end) - 1,
]
