import type { Coding, SourceText } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { blockSpans, blockText, type BlockSpan } from '#shared/text/canonical'

/** A paragraph that holds words, with the codings that share text with it, in the order of their places. */
export interface Segment {
  span: BlockSpan
  codings: Coding[]
}

/** The segment that a place lies in, or the last one before it; -1 where there is none. */
export function segmentAt(segments: readonly Segment[], offset: number): number {
  let low = -1
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (segments[middle]!.span.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The paragraphs of a transcript as a list. */
export function segmentsOf(text: SourceText, codings: readonly Coding[]): Segment[] {
  const segments = blockSpans(text.doc)
    .filter(({ block }) => blockText(block).trim() !== '')
    .map((span): Segment => ({ span, codings: [] }))
  const inOrder = codings
    .filter(({ detached }) => !detached)
    .toSorted((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end)
  for (const coding of inOrder) {
    const { start, end } = coding.anchor
    for (let i = Math.max(0, segmentAt(segments, start)); i < segments.length; i += 1) {
      const segment = segments[i]!
      if (segment.span.start >= end) break
      if (segment.span.end > start) segment.codings.push(coding)
    }
  }
  return segments
}

/** The part of a span that lies in a paragraph and is less than all of it; null where there is none. */
export function partIn({ start, end }: Span, span: Span): Span | null {
  const part = { start: Math.max(start, span.start), end: Math.min(end, span.end) }
  const isWhole = part.start === span.start && part.end === span.end
  return part.start < part.end && !isWhole ? part : null
}
