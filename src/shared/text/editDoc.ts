import type { Block, Inline, Transcript } from '../records/transcript'
import { blockSpans, type BlockSpan } from './canonical'
import type { Changes } from './changes'

type Marks = Extract<Inline, { type: 'text' }>['marks']

const sizeOf = (inline: Inline) => (inline.type === 'text' ? inline.text.length : 1)

/** A part of a block's content, by offsets into the block. */
function part(content: readonly Inline[], start: number, end: number): Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const inline of content) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, sizeOf(inline))
    at += sizeOf(inline)
    if (from >= to) continue
    parts.push(inline.type === 'text' ? { ...inline, text: inline.text.slice(from, to) } : inline)
  }
  return parts
}

/** What is typed looks like the letter before it, or like the one after it at the start of a block. */
function marksAt(content: readonly Inline[], offset: number): Marks {
  const [neighbour] = part(content, Math.max(0, offset - 1), Math.max(1, offset))
  return neighbour?.type === 'text' ? neighbour.marks : undefined
}

const sameMarks = (a: Marks, b: Marks) => JSON.stringify(a ?? []) === JSON.stringify(b ?? [])

/** Text nodes that look alike and touch are one, as the editor would have them. */
function joined(content: readonly Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const inline of content) {
    const last = whole.at(-1)
    if (last?.type === 'text' && inline.type === 'text' && sameMarks(last.marks, inline.marks)) {
      whole[whole.length - 1] = { ...last, text: last.text + inline.text }
    } else whole.push(inline)
  }
  return whole
}

const withContent = (block: Block, content: readonly Inline[]): Block => {
  const { content: _, ...rest } = block
  const whole = joined(content)
  return whole.length === 0 ? rest : { ...rest, content: whole }
}

const typed = (text: string, marks: Marks): Inline[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks && { marks }) }]

/** The index of the block that an offset lies in. */
function blockAt(spans: readonly BlockSpan[], offset: number): number {
  let low = 0
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (spans[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * A transcript after changes of its canonical text. A line feed that is typed begins a paragraph of the same turn; one
 * that is deleted joins two blocks, of which the first says who speaks.
 */
export function applyToDoc(doc: Transcript, changes: Changes): Transcript {
  const spans = blockSpans(doc)
  const blocks = [...doc.content]
  // From the last to the first, so that what stands before a change still has its old place.
  for (const { start, end, insert } of changes.toReversed()) {
    const first = blockAt(spans, start)
    const last = blockAt(spans, end)
    const opening = blocks[first]!
    const from = start - spans[first]!.start
    const until = end - spans[last]!.start
    const marks = marksAt(opening.content ?? [], from)
    const before = part(opening.content ?? [], 0, from)
    const after = part(blocks[last]!.content ?? [], until, Number.POSITIVE_INFINITY)
    const lines = insert.split('\n').map((line) => typed(line, marks))
    const next = lines.map((line, i): Block => {
      const content = [
        ...(i === 0 ? before : []),
        ...line,
        ...(i === lines.length - 1 ? after : []),
      ]
      const block: Block =
        i === 0 ? opening : { type: 'paragraph', attrs: { speaker: null, time: null } }
      return withContent(block, content)
    })
    blocks.splice(first, last - first + 1, ...next)
  }
  return { ...doc, content: blocks }
}
