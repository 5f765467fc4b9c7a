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
 * A bound inside a surrogate pair moves inward, so that neither a quote nor its context ever holds half a character.
 * Returns null when no text is left between the bounds.
 */
export function anchorAt(text: string, span: Span): Anchor | null {
  let start = Math.max(0, Math.min(span.start, text.length))
  let end = Math.max(0, Math.min(span.end, text.length))
  if (splitsPair(text, start)) start += 1
  if (splitsPair(text, end)) end -= 1
  if (end <= start) return null
  let from = Math.max(0, start - CONTEXT)
  let to = Math.min(text.length, end + CONTEXT)
  if (splitsPair(text, from)) from += 1
  if (splitsPair(text, to)) to -= 1
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  }
}

/** Whether the text still says at this place what the anchor says it does. */
export const holds = (text: string, anchor: Anchor): boolean =>
  text.slice(anchor.start, anchor.end) === anchor.quote
