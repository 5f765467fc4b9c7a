import type { Span } from '../text/anchor'

const byPlace = (a: Span, b: Span) => a.start - b.start || a.end - b.end

/** The spans by start, then end. Spans that are in order already are not copied. */
export function inOrder(spans: readonly Span[]): readonly Span[] {
  for (let i = 1; i < spans.length; i += 1) {
    if (byPlace(spans[i - 1]!, spans[i]!) > 0) return spans.toSorted(byPlace)
  }
  return spans
}

function merged(
  spans: readonly Span[],
  meets: (end: number, start: number) => boolean,
): readonly Span[] {
  if (spans.length < 2) return spans
  const result: Span[] = []
  for (const { start, end } of inOrder(spans)) {
    const last = result.at(-1)
    if (last && meets(last.end, start)) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** Spans in order, with those that overlap made one; spans that only touch stay apart: they are two passages. */
export const union = (spans: readonly Span[]): readonly Span[] =>
  merged(spans, (end, start) => start < end)

/** As `union`, with spans that touch made one too: where text belongs to the same case, no bound is left in it. */
export const join = (spans: readonly Span[]): readonly Span[] =>
  merged(spans, (end, start) => start <= end)

/** How many different spans there are in a list that is in order. */
export const different = (ordered: readonly Span[]): number =>
  ordered.filter((span, i) => i === 0 || byPlace(ordered[i - 1]!, span) !== 0).length

/** The part that two spans share, or null where they share no character. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}

/** What a span shares with each of a list of spans that are in order and don't overlap. */
export function clip(span: Span, to: readonly Span[]): readonly Span[] {
  let low = 0
  let high = to.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (to[middle]!.end <= span.start) low = middle + 1
    else high = middle
  }
  const first = to[low]
  if (first && first.start <= span.start && span.end <= first.end) return [span]
  const parts: Span[] = []
  for (let i = low; i < to.length && to[i]!.start < span.end; i += 1) {
    const part = intersection(span, to[i]!)
    if (part) parts.push(part)
  }
  return parts
}

/** Sum of a count over spans that don't overlap. */
export const sumOver = (spans: readonly Span[], count: (span: Span) => number): number =>
  spans.reduce((sum, span) => sum + count(span), 0)

/** The characters that two lists of non-overlapping, ordered spans share. */
export function shared(a: readonly Span[], b: readonly Span[]): Span[] {
  const parts: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const part = intersection(a[i]!, b[j]!)
    if (part) parts.push(part)
    if (a[i]!.end < b[j]!.end) i += 1
    else j += 1
  }
  return parts
}
