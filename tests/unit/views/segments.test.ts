import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceText } from '#shared/records/schema'
import { canonicalText } from '#shared/text/canonical'
import { partIn, segmentAt, segmentsOf } from '../../../src/renderer/views/transcript/segments'
import { codingOn } from '../coding'
import { docOf } from '../edits/smallProject'

const textOf = (lines: string): SourceText => {
  const doc = docOf(lines)
  return { type: 'text', id: 'text:t', sourceId: 'source:t', doc, text: canonicalText(doc) }
}
const codingAt = ({ text, sourceId }: SourceText, start: number, end: number, n = 0) =>
  codingOn(text, start, end, { id: `coding:${n}`, sourceId })

describe('a transcript as a list of paragraphs', () => {
  const text = textOf('First one.\n\nSecond one.\nThird.')

  test('leaves out what holds no words, and keeps the numbers of the rest', () => {
    expect(segmentsOf(text, []).map(({ span }) => span.index)).toEqual([0, 2, 3])
  })

  test('finds the paragraph of a place; of the empty one between two, the one before', () => {
    const segments = segmentsOf(text, [])
    expect([0, 9, 11, 12, 40].map((at) => segmentAt(segments, at))).toEqual([0, 0, 0, 1, 2])
    expect(segmentAt([], 3)).toBe(-1)
  })

  test('gives each paragraph the codings that share text with it, as a look at all of them would', () => {
    const place = fc.nat(text.text.length - 1)
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 12 }), (pairs) => {
        const codings = pairs.map(([a, b], n) =>
          codingAt(text, Math.min(a, b), Math.max(a, b) + 1, n),
        )
        for (const { span, codings: found } of segmentsOf(text, codings)) {
          const naive = codings.filter(
            ({ anchor }) => anchor.start < span.end && span.start < anchor.end,
          )
          expect(found.map(({ id }) => id).toSorted()).toEqual(naive.map(({ id }) => id).toSorted())
        }
      }),
    )
  })

  test('leaves out detached codings', () => {
    const detached = { ...codingAt(text, 0, 5), detached: true }
    expect(segmentsOf(text, [detached])[0]!.codings).toEqual([])
  })

  test('tells a part of a paragraph from the whole of it', () => {
    const span = { start: 10, end: 20 }
    expect(partIn({ start: 5, end: 30 }, span)).toBeNull()
    expect(partIn({ start: 20, end: 30 }, span)).toBeNull()
    expect(partIn({ start: 5, end: 15 }, span)).toEqual({ start: 10, end: 15 })
  })
})
