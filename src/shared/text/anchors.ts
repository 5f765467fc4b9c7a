import type { Coding, Extent } from '../records/schema'
import { anchorAt, type Span } from './anchor'

/** Something that is tied to a span of a text. */
type Anchored = Coding | Extent

/**
 * What is tied to a text after the text has changed: with its new place and context, or detached, with the place and
 * the words that it had last, where `place` finds nothing of it. Only what is another than before is returned.
 */
export function reanchored<R extends Anchored>(
  records: readonly R[],
  text: string,
  place: (record: R, span: Span) => Span | null,
): [from: R, to: R][] {
  return records.flatMap((record): [R, R][] => {
    const { anchor } = record
    if (!anchor || record.detached) return []
    const span = place(record, anchor)
    const next = span && anchorAt(text, span)
    if (!next || next.quote.trim() === '') return [[record, { ...record, detached: true }]]
    const same =
      next.start === anchor.start &&
      next.end === anchor.end &&
      next.quote === anchor.quote &&
      next.prefix === anchor.prefix &&
      next.suffix === anchor.suffix
    return same ? [] : [[record, { ...record, anchor: next }]]
  })
}
