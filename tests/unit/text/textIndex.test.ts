import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characterCount } from '#shared/text/characters'
import { countBelow, paragraphsOf, textIndex, wordsIn } from '#shared/text/textIndex'
import { wordCount, wordStarts } from '#shared/text/words'

const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', 'e\u0301', 'ñ', '7', "'", '-', ' ', '.', '\n', '🙂', '𝑛'),
  maxLength: 60,
})

describe('words of an interview', () => {
  test.each([
    ['in English', "We don't sell to the long-term client's 3 mines; they buy.", 11],
    ['in Spanish', '¿Cuánto oro vendió la compañía minera? — ¡Mucho!, dijo el ingeniero.', 10],
    ['with numbers', 'In 2014 it was 71.47 million USD.', 8],
  ])('are counted %s', (_name, text, count) => {
    expect(wordCount(text)).toBe(count)
  })

  test('are counted alike whether accents are written in one sign or two', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(wordCount(text.normalize('NFD'))).toBe(wordCount(text.normalize('NFC')))
      }),
    )
  })
})

describe('an index of a text', () => {
  test('counts the words of two parts as those of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(anyText, fc.nat(120), (text, wish) => {
        const index = textIndex(text)
        const cut = Math.min(wish, text.length)
        const first = wordsIn(index, { start: 0, end: cut })
        expect(first + wordsIn(index, { start: cut, end: text.length })).toBe(wordCount(text))
        expect(first).toBe([...wordStarts(text)].filter((start) => start < cut).length)
      }),
    )
  })

  test('counts characters as the language itself does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(characterCount(text)).toBe([...text].length)
        expect(textIndex(text).pairs).toHaveLength(text.length - [...text].length)
      }),
    )
  })

  test('names the paragraphs that a passage touches, the first and the last', () => {
    const text = 'one\n\ntwo\nthree'
    const index = textIndex(text)
    const touched = (start: number, end: number) => paragraphsOf(index, { start, end })
    expect([...index.paragraphs]).toEqual([0, 4, 5, 9])
    expect(touched(0, 3)).toEqual([0, 0])
    expect(touched(1, 7)).toEqual([0, 2])
    expect(touched(5, 8)).toEqual([2, 2])
    expect(touched(9, text.length)).toEqual([3, 3])
  })

  test('names for any passage the paragraphs that splitting it would name', () => {
    fc.assert(
      fc.property(anyText, fc.nat(120), fc.nat(120), (text, one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        if (start >= Math.min(end, text.length) || end > text.length) return
        const first = text.slice(0, start).split('\n').length - 1
        const last = text.slice(0, end - 1).split('\n').length - 1
        expect(paragraphsOf(textIndex(text), { start, end })).toEqual([first, last])
      }),
    )
  })
})

describe('counting what is below a bound', () => {
  test('agrees with looking at every value', () => {
    const values = fc.array(fc.nat(50)).map((list) => Uint32Array.from(list).toSorted())
    fc.assert(
      fc.property(values, fc.nat(60), (list, bound) => {
        expect(countBelow(list, bound)).toBe([...list].filter((value) => value < bound).length)
      }),
    )
  })
})
