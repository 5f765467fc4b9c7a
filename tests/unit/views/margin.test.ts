import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABEL_HEIGHT, labelsOf, lanesOf } from '../../../src/renderer/views/transcript/lanes'
import { shortNames } from '../../../src/renderer/views/transcript/shortNames'

const passage = fc.record({
  start: fc.nat(200),
  length: fc.integer({ min: 1, max: 60 }),
  code: fc.nat(6),
})

describe('the stripes beside a text', () => {
  test('never share a lane where their passages overlap, however they are given', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 30 }), (given) => {
        const lying = given.map(({ start, length, code }, n) => ({
          id: `coding:${n}`,
          codeId: `code:${code}`,
          order: code,
          start,
          end: start + length,
        }))
        const lanes = lanesOf(lying)
        expect(lanesOf(lying.toReversed())).toEqual(lanes)
        for (const a of lying) {
          for (const b of lying) {
            if (a.id === b.id || a.start >= b.end || b.start >= a.end) continue
            expect(lanes.get(a.id)).not.toBe(lanes.get(b.id))
          }
        }
      }),
    )
  })

  test('have names of which no two overlap and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { maxLength: 60 }), (tops) => {
        const stretches = tops.map((top, n) => ({ id: String(n), start: n, top, bottom: top + 20 }))
        const labels = labelsOf(stretches)
        expect(labels.flatMap(({ ids }) => ids).toSorted()).toEqual(
          stretches.map(({ id }) => id).toSorted(),
        )
        for (const [i, { top }] of labels.entries()) {
          if (i > 0) expect(top).toBeGreaterThanOrEqual(labels[i - 1]!.top + LABEL_HEIGHT)
        }
      }),
    )
  })
})

test('names beside one line stand in the order of the text, the longer passage first where two begin together', () => {
  const stretches = [
    { id: 'second, long', start: 40, top: 100, bottom: 180 },
    { id: 'first, short', start: 10, top: 100, bottom: 120 },
    { id: 'first, long', start: 10, top: 100, bottom: 150 },
  ]
  expect(labelsOf(stretches).flatMap(({ ids }) => ids)).toEqual([
    'first, long',
    'first, short',
    'second, long',
  ])
})

test('names are cut in the middle, and never so that two look alike', () => {
  const names = ['Restrictions: access to finance', 'Restrictions: access of finance', 'Short']
  const short = shortNames(names, 20)
  expect(short.get('Short')).toBe('Short')
  expect(new Set(names.map((name) => short.get(name))).size).toBe(3)
  expect(shortNames(['Founded by mining companies'], 20).get('Founded by mining companies')).toBe(
    'Founded by…ompanies',
  )
})

test('names that differ only in their middle are cut where they differ', () => {
  const names = [
    'Drivers of innovation: what the client asked for in writing, first year',
    'Drivers of innovation: what the client asked for in speech, first year',
    'Drivers of innovation: what the law demanded of them in the first year',
  ]
  const short = shortNames(names, 20)
  expect(names.map((name) => short.get(name))).toEqual([
    'Drive…writing, firs…',
    'Drive…speech, first…',
    'Drive…law demanded…',
  ])
})

test('no two names look alike, and hardly one is longer than there is room for', () => {
  const word = fc.constantFrom('client', 'client demand', 'law', 'year', 'first', '🙂', 'a')
  const name = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 8 }),
      fc.integer({ min: 12, max: 30 }),
      (all, room) => {
        const short = shortNames(all, room)
        expect(new Set(short.values()).size).toBe(all.length)
        for (const [whole, cut] of short)
          expect([...cut].length <= room || cut === whole, `${whole} → ${cut}`).toBe(true)
      },
    ),
  )
})
