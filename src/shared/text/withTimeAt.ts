import type { Block, Transcript } from '../records/transcript'
import { blockSpans } from './canonical'

/**
 * A transcript in which the block that holds an offset of the canonical text is spoken at `milliseconds`.
 * No text changes, so no position moves. Throws for an offset outside the text.
 */
export function withTimeAt(doc: Transcript, offset: number, milliseconds: number): Transcript {
  const found = blockSpans(doc).find(({ start, end }) => start <= offset && offset <= end)
  if (!found) throw new RangeError(`No block holds the offset ${offset}`)
  const timed = <B extends Block>(block: B): B => ({
    ...block,
    attrs: { ...block.attrs, time: Math.max(0, Math.round(milliseconds)) },
  })
  return {
    ...doc,
    content: doc.content.map((block, i) => (i === found.index ? timed(block) : block)),
  }
}
