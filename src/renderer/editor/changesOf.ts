import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Change } from '#shared/text/changes'
import { positionMap, type PositionMap } from './positions'

/** The canonical text of a document, or of a part of it. */
function textOf(doc: Node, map: PositionMap, start: number, end: number): string {
  const parts: string[] = []
  for (let i = map.blockAt(start); i < doc.childCount; i += 1) {
    const from = map.startOf(i)
    if (from > end) break
    const block = doc.child(i)
    const part = block.textBetween(
      Math.max(0, start - from),
      Math.min(block.content.size, end - from),
      null,
      '\n',
    )
    parts.push(part)
  }
  return parts.join('\n')
}

/**
 * The offset of one end of a changed range. An end between two blocks is the start of the later one, unless the range
 * reaches to the end of the document: then the line feed that goes or comes is the one before it.
 */
function offsetOf(doc: Node, map: PositionMap, position: number, rangeEnd: number): number {
  const between = doc.resolve(position).depth === 0
  if (!between) return map.toText(position)
  if (rangeEnd === doc.content.size && doc.childCount > 0) return map.toText(position)
  return map.toText(position + 1)
}

/** What a transaction has done to the canonical text, as changes that follow one another. */
export function changesOf(transaction: Transaction): Change[] {
  return transaction.steps.flatMap((step, i) => {
    const before = transaction.docs[i]!
    const after = transaction.docs[i + 1] ?? transaction.doc
    const old = positionMap(before)
    const now = positionMap(after)
    const changes: Change[] = []
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      const start = offsetOf(before, old, oldStart, oldEnd)
      const end = Math.max(start, offsetOf(before, old, oldEnd, oldEnd))
      const from = offsetOf(after, now, newStart, newEnd)
      const insert = textOf(after, now, from, Math.max(from, offsetOf(after, now, newEnd, newEnd)))
      if (end > start || insert !== '') changes.push({ start, end, insert })
    })
    // The ranges of one step all count in the text before it; from the last to the first they also do so in turn.
    return changes.toReversed()
  })
}
