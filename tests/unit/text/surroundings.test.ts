import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surroundings } from '#shared/text/surroundings'

const text = 'First one.\nSecond: the passage here.\nThird.\nFourth.'
const span = { start: text.indexOf('the passage'), end: text.indexOf(' here') }

describe('what stands around a passage', () => {
  test('is its paragraph, then one more on each side at a time', () => {
    expect(surroundings(text, span)).toEqual({ before: 'Second: ', after: ' here.', isAll: false })
    expect(surroundings(text, span, 1)).toEqual({
      before: 'First one.\nSecond: ',
      after: ' here.\nThird.',
      isAll: false,
    })
    expect(surroundings(text, span, 2)).toMatchObject({
      after: ' here.\nThird.\nFourth.',
      isAll: true,
    })
  })

  test('is the rest of each paragraph that a passage runs over', () => {
    const over = { start: text.indexOf('one'), end: text.indexOf(': the') }
    expect(surroundings(text, over)).toMatchObject({
      before: 'First ',
      after: ': the passage here.',
    })
  })

  test('is cut in a text without paragraphs, never inside a character', () => {
    const long = '😀'.repeat(2000)
    const { before, after } = surroundings(long, { start: 2000, end: 2002 })
    expect(before.length).toBeLessThanOrEqual(602)
    expect(before + after).not.toMatch(/\p{Surrogate}/u)
  })

  test('joins the passage to a part of the text, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '😀', 'bc ')).map((parts) => parts.join('')),
        fc.nat(20),
        fc.nat(20),
        fc.nat(3),
        (any, a, b, more) => {
          const [start, end] = [Math.min(a, b, any.length), Math.min(Math.max(a, b), any.length)]
          const { before, after } = surroundings(any, { start, end }, more)
          const passage = any.slice(start, end)
          expect(any.slice(start - before.length, end + after.length)).toBe(
            before + passage + after,
          )
        },
      ),
    )
  })
})
