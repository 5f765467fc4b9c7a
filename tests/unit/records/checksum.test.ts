import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksumOf, isLargerThan } from '#shared/records/checksum'

test('values of two kinds, and of two shapes, have two checksums', () => {
  expect(checksumOf('a')).not.toBe(checksumOf('b'))
  expect(checksumOf('1')).not.toBe(checksumOf(1))
  expect(checksumOf(['a', 'b'])).not.toBe(checksumOf(['ab']))
  expect(checksumOf({ a: 'b' })).not.toBe(checksumOf(['a', 'b']))
  expect(checksumOf({ a: { b: 1 } })).not.toBe(checksumOf({ a: {}, b: 1 }))
  expect(checksumOf(null)).not.toBe(checksumOf('null'))
})

test('a copy has the same checksum', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(checksumOf(structuredClone(value))).toBe(checksumOf(value))
    }),
    { numRuns: 1000 },
  )
})

test('one altered unit of a text always alters it, wherever it stands', () => {
  const altered = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).chain((text) =>
    fc.record({
      text: fc.constant(text),
      at: fc.nat(text.length - 1),
      bit: fc.nat(15),
      before: fc.jsonValue(),
      after: fc.jsonValue(),
    }),
  )
  fc.assert(
    fc.property(altered, ({ text, at, bit, before, after }) => {
      const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit))
      const changed = text.slice(0, at) + other + text.slice(at + 1)
      expect(checksumOf([before, { changed }, after])).not.toBe(
        checksumOf([before, { changed: text }, after]),
      )
    }),
    { numRuns: 1000 },
  )
})

test('how large a value is, is told without reading it to its end', () => {
  expect(isLargerThan('a'.repeat(100), 100)).toBe(false)
  expect(isLargerThan('a'.repeat(101), 100)).toBe(true)
  expect(isLargerThan({ deep: [{ text: 'a'.repeat(100) }] }, 100)).toBe(true)
  expect(
    isLargerThan(
      Array.from({ length: 20 }, () => 1),
      100,
    ),
  ).toBe(true)
  expect(isLargerThan({ small: ['a', 1, null] }, 100)).toBe(false)
  const unreadable = {
    text: 'a'.repeat(200),
    get rest(): string {
      throw new Error('This is beyond what had to be read')
    },
  }
  expect(isLargerThan(unreadable, 100)).toBe(true)
})
