import type { Span } from '../text/anchor'

/** Spans in order, with those that overlap made one; spans that only touch stay apart. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The part that two spans share, or null where they share no character. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}

/** What one span shares with each of a list. */
export const clip = (span: Span, to: readonly Span[]): Span[] =>
  to.map((other) => intersection(span, other)).filter((part) => part !== null)

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
