import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, untouchedBy, type Change, type Changes } from '#shared/text/changes'
import { composed } from '#shared/text/edits'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🙂'), minLength: 1, maxLength: 40 })

/** Rising and apart, as the hits of a search are; the same drawing makes changes. */
const spansOf = (length: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 12 })
    .map((at) => at.toSorted((a, b) => a - b))
    .map((at) =>
      Array.from({ length: Math.floor(at.length / 2) }, (_, i) => ({
        start: at[2 * i]!,
        end: at[2 * i + 1]!,
      })),
    )

test('spans that nothing was changed in hold the same words after changes, the others none', () => {
  fc.assert(
    fc.property(
      text.chain((before) =>
        fc.record({
          before: fc.constant(before),
          spans: spansOf(before.length),
          places: spansOf(before.length),
          insert: fc.constantFrom('', 'x', 'yy'),
        }),
      ),
      ({ before, spans, places, insert }) => {
        const changes: Changes = places.map((place) => ({ ...place, insert }))
        const after = applyChanges(before, changes)
        const now = untouchedBy(changes, spans)
        let last = 0
        now.forEach(({ start, end }, i) => {
          const was = spans[i]!
          const touched = places.some((place) => place.start < was.end && was.start < place.end)
          expect(after.slice(start, end)).toBe(touched ? '' : before.slice(was.start, was.end))
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        })
      },
    ),
  )
})

test('a letter typed before, at either end of, inside and after a span', () => {
  const at = (offset: number): Change => ({ start: offset, end: offset, insert: 'x' })
  const spans = [{ start: 4, end: 8 }]
  const after = (offset: number) => untouchedBy(composed([at(offset)]), spans)[0]
  expect(after(0)).toEqual({ start: 5, end: 9 })
  expect(after(4)).toEqual({ start: 5, end: 9 })
  expect(after(6)).toEqual({ start: 4, end: 4 })
  expect(after(8)).toEqual({ start: 4, end: 8 })
  expect(after(10)).toEqual({ start: 4, end: 8 })
})
