import type { Span } from './anchor'

const words = new Intl.Segmenter('es', { granularity: 'word' })
const sentences = new Intl.Segmenter('es', { granularity: 'sentence' })

/** Far enough to hold any sentence, near enough to stay quick in a long paragraph. */
const REACH = 4000

/** The part of the paragraph around a position in which segments are sought. */
function window(text: string, position: number): { from: number; part: string } {
  const paragraphStart = text.lastIndexOf('\n', Math.max(0, position - 1)) + 1
  const next = text.indexOf('\n', position)
  const from = Math.max(paragraphStart, position - REACH)
  const to = Math.min(next < 0 ? text.length : next, position + REACH)
  return { from, part: text.slice(from, to) }
}

const trimmed = (text: string, span: Span): Span => {
  let { start, end } = span
  while (start < end && /\s/u.test(text[start]!)) start += 1
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1
  return { start, end }
}

/** The sentence around a position, without the white space around it. */
export function sentenceAt(text: string, position: number): Span {
  const { from, part } = window(text, position)
  const segment = sentences.segment(part).containing(Math.min(position - from, part.length - 1))
  if (!segment) return { start: position, end: position }
  return trimmed(text, {
    start: from + segment.index,
    end: from + segment.index + segment.segment.length,
  })
}

/** The paragraph (block) around a position. */
export function paragraphAt(text: string, position: number): Span {
  const start = position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1
  const next = text.indexOf('\n', position)
  return { start, end: next < 0 ? text.length : next }
}

/** Starts and ends of the words near a position, rising. */
function wordEdges(text: string, position: number, edge: 'start' | 'end'): number[] {
  const from = Math.max(0, position - REACH)
  const part = text.slice(from, position + REACH)
  return [...words.segment(part)]
    .filter((segment) => segment.isWordLike)
    .map((segment) => from + segment.index + (edge === 'end' ? segment.segment.length : 0))
}

/** The end of the next word after a position: how far a passage grows by one word. */
export const nextWordEnd = (text: string, position: number): number =>
  wordEdges(text, position, 'end').find((end) => end > position) ?? position

/** The end of the word before a position: how far a passage shrinks by one word. */
export const previousWordEnd = (text: string, position: number): number =>
  wordEdges(text, position, 'end').findLast((end) => end < position) ?? position
