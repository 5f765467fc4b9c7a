import type { Anchor } from '../records/anchor'

/** Code units of context kept on each side: enough to tell repeated phrases of an interview apart. */
const CONTEXT = 32

/** A span of a canonical text, UTF-16, half-open. */
export interface Span {
  start: number
  end: number
}

const splitsPair = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800

/**
 * Describes a span of a text so that it can be checked and found again.
 * A bound inside a surrogate pair moves inward, so that a quote never holds half a character.
 * Returns null when no text is left between the bounds.
 */
export function anchorAt(text: string, span: Span): Anchor | null {
  let start = Math.max(0, Math.min(span.start, text.length))
  let end = Math.max(0, Math.min(span.end, text.length))
  if (splitsPair(text, start)) start += 1
  if (splitsPair(text, end)) end -= 1
  if (end <= start) return null
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/** Whether the text still says at this place what the anchor says it does. */
export const holds = (text: string, anchor: Anchor): boolean =>
  text.slice(anchor.start, anchor.end) === anchor.quote

const commonSuffix = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return n
}

const commonPrefix = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

/**
 * Finds the quote again: where the anchor says, else the exact occurrence whose surroundings agree best
 * (nearest to the old place among equals). Null when the quote is nowhere in the text.
 */
export function findAnchor(text: string, anchor: Anchor): Anchor | null {
  if (holds(text, anchor)) return anchorAt(text, anchor)
  let best: { start: number; context: number; distance: number } | null = null
  for (let at = text.indexOf(anchor.quote); at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
    const end = at + anchor.quote.length
    const context =
      commonSuffix(text.slice(Math.max(0, at - CONTEXT), at), anchor.prefix) +
      commonPrefix(text.slice(end, end + CONTEXT), anchor.suffix)
    const distance = Math.abs(at - anchor.start)
    if (!best || context > best.context || (context === best.context && distance < best.distance)) {
      best = { start: at, context, distance }
    }
  }
  return best && anchorAt(text, { start: best.start, end: best.start + anchor.quote.length })
}
