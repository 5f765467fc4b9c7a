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

/** A span without the white space at its ends. */
export const trimmed = (text: string, span: Span): Span => {
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

type Edge = 'start' | 'end'
export type Unit = 'word' | 'sentence'

/** How far edges are sought before a text is taken to have no further one. */
const FARTHEST = 256_000

/** What ends a sentence right behind a word, with the quotation marks and brackets that close with it. */
const CLOSING = /[\p{Pe}\p{Pf}"']*[.!?…]+[.!?…\p{Pe}\p{Pf}"']*/uy

/** Where the marks end that close a sentence at this position; null where there are none. */
function closedAt(text: string, position: number): number | null {
  CLOSING.lastIndex = position
  return CLOSING.test(text) ? CLOSING.lastIndex : null
}

/** Starts or ends of the words or sentences within reach of a position, rising, and ends of what closes a sentence behind a word; none inside the cut ends of what is looked through. */
function edgesNear(text: string, position: number, unit: Unit, edge: Edge, reach: number) {
  const from = Math.max(0, position - reach)
  const to = Math.min(text.length, position + reach)
  const segmenter = unit === 'word' ? words : sentences
  const edges: number[] = []
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(from, to))) {
    const cut = edge === 'start' ? index === 0 && from > 0 : index + segment.length === to - from
    if (unit === 'word' && !isWordLike) continue
    if (cut && (edge === 'start' || to < text.length)) continue
    const span = { start: from + index, end: from + index + segment.length }
    const { start, end } = unit === 'word' ? span : trimmed(text, span)
    if (start < end) edges.push(edge === 'start' ? start : end)
    const closed = unit === 'word' && edge === 'end' ? closedAt(text, end) : null
    if (closed !== null && closed <= to) edges.push(closed)
  }
  return edges
}

/** The next edge of that kind after a position, or the one before it; the position itself where there is none. */
function neighbourEdge(text: string, position: number, unit: Unit, edge: Edge, step: 1 | -1) {
  for (let reach = REACH; ; reach *= 4) {
    const edges = edgesNear(text, position, unit, edge, reach)
    const found =
      step === 1 ? edges.find((at) => at > position) : edges.findLast((at) => at < position)
    if (found !== undefined) return found
    const all = step === 1 ? position + reach >= text.length : position - reach <= 0
    if (all || reach >= FARTHEST) return position
  }
}

/**
 * A passage of which one end has moved by a word or a sentence, later (1) or earlier (-1): its end goes to ends of
 * words, its start to starts. It stays as it is where there is nothing further, or where it would become empty.
 */
export function moveBound(
  text: string,
  span: Span,
  { edge, unit, step }: { edge: Edge; unit: Unit; step: 1 | -1 },
): Span {
  const at = neighbourEdge(text, span[edge], unit, edge, step)
  const moved = { ...span, [edge]: at }
  return moved.start < moved.end ? moved : span
}
