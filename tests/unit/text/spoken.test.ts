import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Transcript } from '#shared/records/transcript'
import { canonicalText } from '#shared/text/canonical'
import { blockTimes, spokenBlock, timeToHear } from '#shared/text/spoken'
import { withTimeAt } from '#shared/text/withTimeAt'

type Line = [text: string, time: number | null]

const docOf = (lines: readonly Line[]): Transcript => ({
  type: 'doc',
  content: lines.map(([text, time]) => ({
    type: 'paragraph',
    attrs: { speaker: null, time },
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  })),
})

const line = fc.tuple(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\n\r]/g, ' ')),
  fc.option(fc.nat(100_000)),
)
const lines = fc.array(line, { minLength: 1, maxLength: 12 })
/** Lines whose times rise, as those of a sound transcript do. */
const risingLines = lines.map((given): Line[] => {
  const times = given.flatMap(([, time]) => (time === null ? [] : [time])).toSorted((a, b) => a - b)
  return given.map(([text, time]) => [text, time === null ? null : times.shift()!])
})

describe('when blocks are spoken', () => {
  test('blocks between two times share what lies between by their lengths', () => {
    const doc = docOf([
      ['no time yet', null],
      ['nine char', 10_000],
      ['nineteen characters', null],
      ['end', 40_000],
    ])
    expect(blockTimes(doc, null)).toEqual([null, 10_000, 20_000, 40_000])
  })

  test('blocks after the last time share the rest of the recording, where its length is known', () => {
    const doc = docOf([
      ['four', 0],
      ['four', null],
    ])
    expect(blockTimes(doc, 30_000)).toEqual([0, 15_000])
    expect(blockTimes(doc, null)).toEqual([0, null])
  })

  test('a time that lies before the one above it is taken as it is', () => {
    const doc = docOf([
      ['a', 5000],
      ['b', null],
      ['c', 1000],
    ])
    expect(blockTimes(doc, null)).toEqual([5000, 5000, 1000])
    expect(spokenBlock(blockTimes(doc, null), 2000)).toBe(2)
  })

  test('every time of the transcript is kept, and nothing is known before the first', () => {
    fc.assert(
      fc.property(lines, fc.option(fc.nat(200_000)), (given, duration) => {
        const times = blockTimes(docOf(given), duration)
        const first = given.findIndex(([, time]) => time !== null)
        expect(times).toHaveLength(given.length)
        for (const [i, [, time]] of given.entries()) {
          if (time !== null) expect(times[i]).toBe(time)
          if (first < 0 || i < first) expect(times[i]).toBeNull()
        }
      }),
    )
  })

  test('where times rise, those between do too, and stay between', () => {
    fc.assert(
      fc.property(risingLines, (given) => {
        const known = blockTimes(docOf(given), null).filter((time) => time !== null)
        expect(known).toEqual(known.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('the spoken block', () => {
  test('at the time of a block is that block or a later one at the same time', () => {
    fc.assert(
      fc.property(risingLines, (given) => {
        const times = blockTimes(docOf(given), 150_000)
        for (const [i, time] of times.entries()) {
          if (time === null) continue
          const found = spokenBlock(times, time)!
          expect(found).toBeGreaterThanOrEqual(i)
          expect(times[found]).toBe(time)
          expect(timeToHear(times, i)).toBe(time)
        }
      }),
    )
  })

  test('never goes back while time goes on', () => {
    fc.assert(
      fc.property(risingLines, fc.nat(100_000), fc.nat(100_000), (given, a, b) => {
        const times = blockTimes(docOf(given), null)
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((at) => spokenBlock(times, at))
        expect(late ?? -1).toBeGreaterThanOrEqual(early ?? -1)
      }),
    )
  })

  test('is none before the first time and in a text without times', () => {
    expect(spokenBlock([null, 5000], 4999)).toBeNull()
    expect(spokenBlock([null, null], 9000)).toBeNull()
    expect(timeToHear([null, 5000, null], 0)).toBeNull()
    expect(timeToHear([null, 5000, null], 2)).toBe(5000)
  })
})

describe('a time set at a place', () => {
  test('belongs to the block that holds the place, and changes nothing else', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(100_000), (given, where, time) => {
        const doc = docOf(given)
        const text = canonicalText(doc)
        const offset = where % (text.length + 1)
        const timed = withTimeAt(doc, offset, time)
        const index = text.slice(0, offset).split('\n').length - 1
        expect(timed.content[index]!.attrs.time).toBe(time)
        const back = timed.content.map((block, i) => (i === index ? doc.content[i] : block))
        expect(back).toEqual(doc.content)
      }),
    )
  })

  test('outside the text is a mistake of the caller', () => {
    expect(() => withTimeAt(docOf([['ab', null]]), 3, 0)).toThrow(RangeError)
    expect(() => withTimeAt(docOf([['ab', null]]), -1, 0)).toThrow(RangeError)
  })
})
