import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorSchema } from '#shared/records/anchor'
import { failedAnchors } from '#shared/records/invariants'
import type { AnyRecord, Coding } from '#shared/records/schema'
import { anchorAt, holds } from '#shared/text/anchor'
import * as v from 'valibot'
import { codingOn } from '../coding'

const TEXT = 'The mine 🙂 buys ore, the mine sells 𝑛 tonnes.'
const at = (part: string) => ({
  start: TEXT.indexOf(part),
  end: TEXT.indexOf(part) + part.length,
})

describe('an anchor', () => {
  test('says where a passage stands, what it says, and what stands around it', () => {
    expect(anchorAt('abcdef', { start: 2, end: 4 })).toEqual({
      start: 2,
      end: 4,
      quote: 'cd',
      prefix: 'ab',
      suffix: 'ef',
    })
  })

  test('keeps at most 32 code units of what stands around it', () => {
    const text = `${'a'.repeat(50)}X${'b'.repeat(50)}`
    const anchor = anchorAt(text, { start: 50, end: 51 })!
    expect([anchor.prefix, anchor.quote, anchor.suffix]).toEqual([
      'a'.repeat(32),
      'X',
      'b'.repeat(32),
    ])
  })

  test('moves a bound that splits a character inward, at either side', () => {
    const face = at('🙂')
    const starting = anchorAt(TEXT, { start: face.start + 1, end: face.end + 5 })!
    expect(starting.quote).toBe(' buys')
    const ending = anchorAt(TEXT, { start: face.start - 5, end: face.start + 1 })!
    expect(ending.quote).toBe('mine ')
    expect(anchorAt(TEXT, face)!.quote).toBe('🙂')
  })

  test('does not move a bound between the parts that one picture is joined of', () => {
    const family = '👩‍🏭'
    expect(anchorAt(family, { start: 0, end: 2 })!.quote).toBe('👩')
  })

  test.each([
    ['nothing', { start: 3, end: 3 }],
    ['less than nothing', { start: 9, end: 3 }],
    ['half a character', { start: at('🙂').start, end: at('🙂').start + 1 }],
    ['what lies behind the text', { start: 900, end: 1000 }],
    ['what lies before the text', { start: -9, end: 0 }],
  ])('of %s is none', (_name, span) => {
    expect(anchorAt(TEXT, span)).toBe(null)
  })

  test('of more than the text is one of the whole text', () => {
    expect(anchorAt(TEXT, { start: -5, end: 1000 })).toMatchObject({ start: 0, quote: TEXT })
  })

  test('of any span lies inside it, is well-formed, holds, and passes as a record', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(text, fc.nat(130), fc.nat(130), (words, start, end) => {
        const anchor = anchorAt(words, { start, end })
        if (!anchor) return
        expect(anchor.start).toBeGreaterThanOrEqual(start)
        expect(anchor.end).toBeLessThanOrEqual(end)
        expect(anchor.start - start + (Math.min(end, words.length) - anchor.end)).toBeLessThan(3)
        expect(() => encodeURIComponent(anchor.quote)).not.toThrow()
        expect(holds(words, anchor)).toBe(true)
        expect(v.parse(anchorSchema, anchor)).toEqual(anchor)
        const whole = anchor.prefix + anchor.quote + anchor.suffix
        expect(() => encodeURIComponent(whole)).not.toThrow()
        // Half a character at the far end of the context is left out.
        const around = words.slice(Math.max(0, anchor.start - 32), anchor.end + 32)
        expect(around.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')).toBe(whole)
        expect(anchorAt(words, anchor)).toEqual(anchor)
      }),
    )
  })
})

describe('whether a text still says what was coded', () => {
  const anchor = anchorAt(TEXT, at('buys ore'))!

  test('is so for the same text, and for one that differs elsewhere', () => {
    expect(holds(TEXT, anchor)).toBe(true)
    expect(holds(TEXT.replace('tonnes', 'kilos'), anchor)).toBe(true)
  })

  test.each([
    ['one letter of it is another', TEXT.replace('buys', 'bugs')],
    ['something stands before it that did not', `Well. ${TEXT}`],
    ['a letter of it is a capital now', TEXT.replace('buys', 'Buys')],
    ['the text ends before it', TEXT.slice(0, anchor.end - 1)],
    ['the text is empty', ''],
  ])('is not so when %s', (_name, text) => {
    expect(holds(text, anchor)).toBe(false)
  })

  test('is not looked at for a coding that is detached', () => {
    const coding = (over: Partial<Coding>) =>
      codingOn(TEXT, 0, 1, { anchor: { ...anchor, quote: 'says not' }, ...over })
    const words: AnyRecord = {
      type: 'text',
      id: 'text:1',
      sourceId: 'source:1',
      doc: { type: 'doc', content: [] },
      text: TEXT,
    }
    const failed = (over: Partial<Coding>) => failedAnchors([words, coding(over)])
    expect(failed({})).toHaveLength(1)
    expect(failed({ anchor })).toEqual([])
    expect(failed({ detached: true })).toEqual([])
    expect(failed({ anchor, sourceId: 'source:gone' })).toHaveLength(1)
  })
})
