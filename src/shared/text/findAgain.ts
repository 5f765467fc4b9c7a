import search from 'approx-string-match'
import type { Anchor } from '../records/anchor'
import type { Span } from './anchor'

/** How far the words of a passage may have changed for it to be found again, as a share of their letters. */
const MOST_CHANGED = 0.3
/** A quote shorter than this is sought as it is only: with a letter changed it could be anything. */
const SHORTEST_FUZZY = 12
/** The longest quote that is sought with changes; of a longer one, its beginning and its end are. */
const LONGEST_FUZZY = 400

/** How much the words weigh against what stands around them and against where the passage stood. */
const WEIGHTS = { words: 50, context: 30, place: 20 }

export interface Found {
  span: Span
  /** The words are the same to the letter. */
  exact: boolean
  /** From 0 to 1; 1 for the same words in the same surroundings at the same place. */
  score: number
}

const alike = (a: string, b: string, fromEnd: boolean): number => {
  const length = Math.min(a.length, b.length)
  let same = 0
  while (same < length && (fromEnd ? a.at(-1 - same) === b.at(-1 - same) : a[same] === b[same])) {
    same += 1
  }
  return same
}

function scoreOf(text: string, anchor: Anchor, span: Span, errors: number): number {
  const { prefix, suffix, quote, start } = anchor
  const around =
    alike(text.slice(Math.max(0, span.start - prefix.length), span.start), prefix, true) +
    alike(text.slice(span.end, span.end + suffix.length), suffix, false)
  const context = prefix.length + suffix.length === 0 ? 1 : around / (prefix.length + suffix.length)
  const words = 1 - errors / quote.length
  const place = 1 - Math.min(1, Math.abs(span.start - start) / Math.max(1, text.length))
  return (words * WEIGHTS.words + context * WEIGHTS.context + place * WEIGHTS.place) / 100
}

function exactPlaces(text: string, quote: string): Span[] {
  const places: Span[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    places.push({ start: at, end: at + quote.length })
  }
  return places
}

/** Places where the words stand with some letters changed, and how many. */
function fuzzyPlaces(text: string, quote: string): { span: Span; errors: number }[] {
  if (quote.length < SHORTEST_FUZZY) return []
  if (quote.length <= LONGEST_FUZZY) {
    return search(text, quote, Math.floor(quote.length * MOST_CHANGED)).map(
      ({ start, end, errors }) => ({ span: { start, end }, errors }),
    )
  }
  const half = LONGEST_FUZZY / 2
  const most = Math.floor(half * MOST_CHANGED)
  const heads = search(text, quote.slice(0, half), most)
  const tails = search(text, quote.slice(-half), most)
  return heads.flatMap((head) => {
    const tail = tails.find(({ start }) => start >= head.end)
    const length = tail ? tail.end - head.start : 0
    const near = Math.abs(length - quote.length) <= quote.length * MOST_CHANGED
    return tail && near
      ? [{ span: { start: head.start, end: tail.end }, errors: head.errors + tail.errors }]
      : []
  })
}

function likeliest(
  text: string,
  anchor: Anchor,
  places: readonly { span: Span; errors: number }[],
): Found | null {
  let best: Found | null = null
  for (const { span, errors } of places) {
    const score = scoreOf(text, anchor, span, errors)
    if (!best || score > best.score) best = { span, exact: errors === 0, score }
  }
  return best
}

/** Where a passage most likely stands, with its words as they are; null where they are nowhere. */
export const findExact = (text: string, anchor: Anchor): Found | null =>
  likeliest(
    text,
    anchor,
    exactPlaces(text, anchor.quote).map((span) => ({ span, errors: 0 })),
  )

/**
 * Where a passage most likely stands in a text that is another by now: by its words, by what stood around it, and by
 * where it was, as web annotations are found again. Null where nothing like it is left.
 */
export const findAgain = (text: string, anchor: Anchor): Found | null =>
  findExact(text, anchor) ?? likeliest(text, anchor, fuzzyPlaces(text, anchor.quote))
