import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { Span } from '#shared/text/anchor'

/** Translates between ProseMirror positions and offsets into the canonical text. */
export interface PositionMap {
  toText(position: number): number
  toDocument(offset: number): number
  /** The index of the block that an offset lies in. */
  blockAt(offset: number): number
  /** The ProseMirror position right before a block. */
  beforeBlock(index: number): number
  /** The offset of the first letter of a block. */
  startOf(index: number): number
  blocks: number
  /** Number of code units of the canonical text. */
  length: number
}

/** The last index whose value is at most `value`; 0 when there is none. */
function lastAtMost(values: readonly number[], value: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (values[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The map of one document. A transcript is a flat list of text blocks in which every inline unit has size 1 in both
 * counts, so two sorted arrays of block starts tell everything. A position between blocks goes to the nearest text.
 */
function madeMap(doc: Node): PositionMap {
  const inDocument: number[] = []
  const inText: number[] = []
  const sizes: number[] = []
  let offset = 0
  doc.forEach((block, position) => {
    inDocument.push(position + 1)
    inText.push(offset)
    sizes.push(block.content.size)
    offset += block.content.size + 1
  })
  const clamp = (value: number, i: number) => Math.max(0, Math.min(value, sizes[i] ?? 0))
  return {
    toText: (position) => {
      const i = lastAtMost(inDocument, position)
      return (inText[i] ?? 0) + clamp(position - (inDocument[i] ?? 0), i)
    },
    toDocument: (at) => {
      const i = lastAtMost(inText, at)
      return (inDocument[i] ?? 0) + clamp(at - (inText[i] ?? 0), i)
    },
    blockAt: (at) => lastAtMost(inText, at),
    beforeBlock: (index) => (inDocument[index] ?? 1) - 1,
    startOf: (index) => inText[index] ?? 0,
    blocks: doc.childCount,
    length: Math.max(0, offset - 1),
  }
}

const made = new WeakMap<Node, PositionMap>()

/** The map of a document; each document has one, whoever asks for it. */
export function positionMap(doc: Node): PositionMap {
  const map = made.get(doc) ?? madeMap(doc)
  made.set(doc, map)
  return map
}

export const mapOf = ({ doc }: EditorState): PositionMap => positionMap(doc)

export const spanToText = (map: PositionMap, from: number, to: number): Span => ({
  start: map.toText(from),
  end: map.toText(to),
})
