import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  transcriptSchema,
  type Block,
  type Inline,
  type Transcript,
} from '#shared/records/transcript'
import { canonicalText } from '#shared/text/canonical'
import { applyChanges, followedBy, type Changes } from '#shared/text/changes'
import { applyToDoc } from '#shared/text/editDoc'
import { share, TRIES, words } from './randomEdits'

const says = (speaker: string | null, ...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { speaker, time: null },
  content,
})
const text = (value: string, bold = false): Inline => ({
  type: 'text',
  text: value,
  ...(bold && { marks: [{ type: 'bold' as const }] }),
})
const doc: Transcript = {
  type: 'doc',
  content: [
    says('Ana', text('Why '), text('now', true), text('?')),
    says('Luis', text('Because.')),
  ],
}

describe('a transcript', () => {
  test('keeps the look of what is typed over, and what was alike stays one', () => {
    const [block] = applyToDoc(doc, [{ start: 5, end: 7, insert: 'OT' }]).content
    expect(block?.content).toEqual([text('Why '), text('nOT', true), text('?')])
    const [plain] = applyToDoc(doc, [{ start: 4, end: 7, insert: '' }]).content
    expect(plain?.content).toEqual([text('Why ?')])
  })

  test('gets a paragraph of the same turn where a line is broken', () => {
    const { content } = applyToDoc(doc, [{ start: 4, end: 4, insert: '\n' }])
    expect(content.map(({ attrs }) => attrs.speaker)).toEqual(['Ana', null, 'Luis'])
    expect(content[1]?.content).toEqual([text('now', true), text('?')])
  })

  test('lets the first speaker have both turns where two blocks are joined', () => {
    const { content } = applyToDoc(doc, [{ start: 8, end: 9, insert: ' ' }])
    expect(content).toHaveLength(1)
    expect(content[0]?.attrs.speaker).toBe('Ana')
    expect(content[0]?.content?.at(-1)).toEqual(text('? Because.'))
  })

  test('after any changes says what its changed text says, and is a transcript', () => {
    const inline = fc.oneof(
      fc
        .tuple(words(3, 1), fc.boolean())
        .map(([value, bold]) => text(value.replaceAll('\n', '-'), bold)),
      fc.constant<Inline>({ type: 'hardBreak' }),
    )
    const block = fc.array(inline, { maxLength: 4 }).map((content) => says('Ana', ...content))
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(share, share, words(3)), { maxLength: 5 }),
        (content, edits) => {
          const given: Transcript = { type: 'doc', content }
          let now = canonicalText(given)
          let changes: Changes = []
          for (const [a, b, insert] of edits) {
            const [start, end] = [a, b]
              .map((at) => Math.floor(at * (now.length + 1)))
              .toSorted((x, y) => x - y)
            const change = { start: start!, end: end!, insert }
            changes = followedBy(changes, change)
            now = applyChanges(now, [change])
          }
          const after = applyToDoc(given, changes)
          expect(canonicalText(after)).toBe(now)
          expect(v.parse(transcriptSchema, after)).toEqual(after)
        },
      ),
      { numRuns: TRIES },
    )
  })
})
