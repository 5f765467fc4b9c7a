import { Fragment, Node } from '@tiptap/pm/model'
import {
  parseTranscript,
  type Block,
  type Inline,
  type Transcript,
} from '#shared/records/transcript'

/** A document of the editor, and the same one as records hold it. */
export interface Known {
  node: Node
  stored: Transcript
}

/** How many blocks at the start and, apart from those, at the end of two lists are the same. */
function sameEnds(
  before: number,
  after: number,
  isSame: (i: number, j: number) => boolean,
): { start: number; end: number } {
  const most = Math.min(before, after)
  let start = 0
  while (start < most && isSame(start, start)) start += 1
  let end = 0
  while (end < most - start && isSame(before - 1 - end, after - 1 - end)) end += 1
  return { start, end }
}

/** A document as records hold it. Only the part that is not in the known one is made anew. */
export function toStored(node: Node, { node: old, stored }: Known): Transcript {
  const { start, end } = sameEnds(
    old.childCount,
    node.childCount,
    (i, j) => old.child(i) === node.child(j),
  )
  const fresh = node.content.content.slice(start, node.childCount - end)
  const content = [
    ...stored.content.slice(0, start),
    ...(fresh.length === 0
      ? []
      : parseTranscript({ type: 'doc', content: fresh.map((block): unknown => block.toJSON()) })
          .content),
    ...stored.content.slice(stored.content.length - end),
  ]
  return { type: 'doc', content }
}

const sameInline = (node: Node, inline: Inline): boolean => {
  if (inline.type !== 'text') return node.type.name === inline.type
  const marks = inline.marks ?? []
  return (
    node.text === inline.text &&
    node.marks.length === marks.length &&
    marks.every((mark) => node.marks.some(({ type }) => type.name === mark.type))
  )
}

function sameBlock(node: Node, block: Block): boolean {
  const content = block.content ?? []
  return (
    node.type.name === block.type &&
    Object.entries(block.attrs).every(([name, value]) => node.attrs[name] === value) &&
    node.childCount === content.length &&
    content.every((inline, i) => sameInline(node.child(i), inline))
  )
}

/** A document of the editor. Blocks of `now` that are the same in the stored one stay as they are. */
export function toNode(stored: Transcript, now: Node): Node {
  const { start, end } = sameEnds(now.childCount, stored.content.length, (i, j) =>
    sameBlock(now.child(i), stored.content[j]!),
  )
  const blocks = now.content.content
  const fresh = stored.content.slice(start, stored.content.length - end)
  return now.copy(
    Fragment.fromArray([
      ...blocks.slice(0, start),
      ...fresh.map((block) => Node.fromJSON(now.type.schema, block)),
      ...blocks.slice(blocks.length - end),
    ]),
  )
}
