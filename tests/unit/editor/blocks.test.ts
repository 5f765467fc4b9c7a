import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toNode, toStored } from '#editor/blocks'
import { transcriptExtensions } from '#editor/extensions'
import type { Block, Transcript } from '#shared/records/transcript'

const schema = getSchema(transcriptExtensions)
const nodeOf = (stored: Transcript) => Node.fromJSON(schema, stored)

const inline = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.constantFrom('a', 'b', 'ñ 👷') }),
  fc.record({
    type: fc.constant('text' as const),
    text: fc.constantFrom('a', 'bold'),
    marks: fc.constant<{ type: 'bold' }[]>([{ type: 'bold' }]),
  }),
  fc.record({ type: fc.constant('hardBreak' as const) }),
)
const turn = {
  speaker: fc.constantFrom(null, 'P1', 'P2'),
  time: fc.constantFrom(null, 0, 1000),
}
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), attrs: fc.record(turn) }),
  fc.record({
    type: fc.constant('paragraph' as const),
    attrs: fc.record(turn),
    content: fc.tuple(inline),
  }),
  fc.record({
    type: fc.constant('heading' as const),
    attrs: fc.record({ ...turn, level: fc.constantFrom(1, 2) }),
    content: fc.tuple(inline),
  }),
)
const transcript: fc.Arbitrary<Transcript> = fc.record({
  type: fc.constant('doc' as const),
  content: fc.array(block, { minLength: 1, maxLength: 8 }),
})

test('a document that takes over what it shares with another is the same as one made anew', () => {
  fc.assert(
    fc.property(transcript, transcript, (before, after) => {
      const next = toNode(after, nodeOf(before))
      next.check()
      expect(next.eq(nodeOf(after))).toBe(true)
      const stored = toStored(next, { node: nodeOf(before), stored: before })
      expect(stored).toEqual(after)
    }),
  )
})

test('blocks that stay are not made anew, in either direction', () => {
  fc.assert(
    fc.property(transcript, fc.nat(), block, (before, place, other) => {
      const now = nodeOf(before)
      const at = place % before.content.length
      const after: Transcript = { ...before, content: before.content.with(at, other) }
      const next = toNode(after, now)
      const stored = toStored(next, { node: now, stored: before })
      expect(stored).toEqual(after)
      for (const i of before.content.keys()) {
        if (i === at) continue
        expect(next.child(i)).toBe(now.child(i))
        expect(stored.content[i]).toBe(before.content[i])
      }
    }),
  )
})
