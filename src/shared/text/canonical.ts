import type { Block, Transcript } from '../records/transcript'

/** A block of a transcript and where its text stands in the canonical text, half-open. */
export interface BlockSpan {
  index: number
  start: number
  end: number
  block: Block
}

/** The text of one block; a hard break is one line feed. */
export const blockText = (block: Block): string =>
  (block.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')

/** The text that positions count in: blocks joined by one line feed. Speaker labels are not part of it. */
export const canonicalText = (doc: Transcript): string => doc.content.map(blockText).join('\n')

/** Every block with its place in the canonical text. */
export function blockSpans(doc: Transcript): BlockSpan[] {
  let start = 0
  return doc.content.map((block, index) => {
    const end = start + blockText(block).length
    const span = { index, start, end, block }
    start = end + 1
    return span
  })
}
