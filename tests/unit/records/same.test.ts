import fc from 'fast-check'
import { expect, test } from 'vitest'
import { same } from '#shared/records/same'

test('a value is the same as its copy', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => same(value, structuredClone(value))))
})

test('two values are the same where their JSON is', () => {
  const sorted = (value: unknown): unknown =>
    value === null || typeof value !== 'object'
      ? value
      : Array.isArray(value)
        ? value.map(sorted)
        : Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, one]) => [key, sorted(one)]),
          )
  const small = fc.jsonValue({ maxDepth: 2 })
  fc.assert(
    fc.property(
      small,
      small,
      (a, b) => same(a, b) === (JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))),
    ),
    { numRuns: 1000 },
  )
})

test.each([
  ['another value', { a: 1 }, { a: 2 }],
  ['one field more', { a: 1 }, { a: 1, b: 1 }],
  ['another field', { a: 1 }, { b: 1 }],
  ['a list for an object', [], {}],
  ['nothing for an object', null, {}],
  ['one item less', [1, 2], [1]],
])('%s is a difference', (_name, a, b) => {
  expect(same(a, b)).toBe(false)
  expect(same(b, a)).toBe(false)
})

test('the order of keys is none', () => {
  expect(same({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toBe(true)
})
