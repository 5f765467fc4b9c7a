import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextWordEnd, paragraphAt, previousWordEnd, sentenceAt } from '#shared/text/bounds'
import type { Span } from '#shared/text/anchor'

const TEXT = 'First one. ¿Y la segunda? 🙂 Third!\nA new paragraph, e.g. this. Last.'
const cut = ({ start, end }: Span) => TEXT.slice(start, end)
const within = (part: string, by = 1) => TEXT.indexOf(part) + by

describe('the sentence around a position', () => {
  test.each([
    ['First', 'First one.'],
    ['one.', 'First one.'],
    ['segunda', '¿Y la segunda?'],
    ['Last', 'Last.'],
  ])('at “%s” is “%s”', (part, sentence) => {
    expect(cut(sentenceAt(TEXT, within(part)))).toBe(sentence)
  })

  test('never crosses the end of a paragraph', () => {
    expect(cut(sentenceAt(TEXT, within('Third')))).not.toContain('\n')
    expect(cut(sentenceAt(TEXT, within('new paragraph')))).toMatch(/^A new paragraph/)
    expect(cut(sentenceAt(TEXT, TEXT.length))).toBe('Last.')
  })

  test('is found in a paragraph that is longer than is looked through', () => {
    const long = `${'Many words stand here. '.repeat(1000)}The needle. ${'More words. '.repeat(1000)}`
    const { start, end } = sentenceAt(long, long.indexOf('needle'))
    expect(long.slice(start, end)).toBe('The needle.')
  })

  test('is empty where there is none', () => {
    expect(sentenceAt('', 0)).toEqual({ start: 0, end: 0 })
  })

  test('lies in the paragraph around the same position, without white space around it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '. ', '? ', ' ', '\n', '🙂', 'é') })
    fc.assert(
      fc.property(text, fc.nat(60), (words, wish) => {
        const position = Math.min(wish, words.length)
        const sentence = sentenceAt(words, position)
        const paragraph = paragraphAt(words, position)
        if (sentence.start === sentence.end) return
        expect(sentence.start).toBeGreaterThanOrEqual(paragraph.start)
        expect(sentence.end).toBeLessThanOrEqual(paragraph.end)
        const said = words.slice(sentence.start, sentence.end)
        expect(said).toBe(said.trim())
      }),
    )
  })
})

describe('the paragraph around a position', () => {
  test('is the block from line feed to line feed', () => {
    const [first, second] = TEXT.split('\n')
    expect(cut(paragraphAt(TEXT, within('Third')))).toBe(first)
    expect(cut(paragraphAt(TEXT, within('this')))).toBe(second)
  })

  test('at its very bounds is still the same one', () => {
    expect(paragraphAt('ab\ncd', 0)).toEqual({ start: 0, end: 2 })
    expect(paragraphAt('ab\ncd', 2)).toEqual({ start: 0, end: 2 })
    expect(paragraphAt('ab\ncd', 3)).toEqual({ start: 3, end: 5 })
    expect(paragraphAt('ab\ncd', 5)).toEqual({ start: 3, end: 5 })
  })
})

describe('growing and shrinking by words', () => {
  const text = 'La mina, año 2012 — café.'
  const ends = [2, 7, 12, 17, 24]

  test('goes to the ends of words, over what stands between them', () => {
    const forward = [0]
    for (let i = 0; i < 5; i += 1) forward.push(nextWordEnd(text, forward.at(-1)!))
    expect(forward).toEqual([0, ...ends])
    expect(ends.map((end) => previousWordEnd(text, end)).slice(1)).toEqual(ends.slice(0, -1))
  })

  test('stays where there is no further word', () => {
    expect(nextWordEnd(text, 24)).toBe(24)
    expect(previousWordEnd(text, 2)).toBe(2)
    expect(nextWordEnd('', 0)).toBe(0)
  })

  test('forth and back again from the end of a word comes to the same place', () => {
    for (const end of ends.slice(0, -1)) {
      expect(previousWordEnd(text, nextWordEnd(text, end))).toBe(end)
    }
  })
})

test('the paragraph at the start of a text that begins with an empty one is that empty one', () => {
  expect(paragraphAt('\nabc', 0)).toEqual({ start: 0, end: 0 })
  expect(paragraphAt('\nabc', 2)).toEqual({ start: 1, end: 4 })
})
