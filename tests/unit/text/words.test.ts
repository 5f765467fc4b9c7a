import { describe, expect, test } from 'vitest'
import { characterCount } from '#shared/text/characters'
import { charactersIn, textIndex, wordsIn } from '#shared/text/textIndex'
import { wordCount, wordStarts } from '#shared/text/words'

describe('words', () => {
  test.each<[string, string, number[]]>([
    ['stand between white space and punctuation', '¿Qué, no?\nSí.', [1, 6, 10]],
    ['keep an apostrophe inside them', "don't l’eau", [0, 6]],
    ['do not keep one at their edge', "the miners' 'rig'", [0, 4, 13]],
    ['keep hyphens inside them, hard and soft', 'long-term co‑op mi\u00adna', [0, 10, 16]],
    ['end at a dash and at a doubled hyphen', 'ore—gold ore--gold', [0, 4, 9, 14]],
    ['take the marks on their letters', 'cafe\u0301 क्ष', [0, 6]],
    ['may be numbers', '2012 3rd 1,5', [0, 5, 9, 11]],
    ['begin at code units, also after emoji', '🙂 mina 𝑛', [3, 8]],
    ['are not made by the mark that colours an emoji', '❤️ 👩‍🏭 \u0301', []],
    ['are none in an empty text', '', []],
  ])('%s', (_name, text, starts) => {
    expect([...wordStarts(text)]).toEqual(starts)
    expect(wordCount(text)).toBe(starts.length)
  })

  test('count where their first character is covered, so that parts add up', () => {
    const index = textIndex('one two three')
    expect(wordsIn(index, { start: 0, end: 5 })).toBe(2)
    expect(wordsIn(index, { start: 5, end: 13 })).toBe(1)
    expect(wordsIn(index, { start: 1, end: 4 })).toBe(0)
  })
})

describe('characters', () => {
  test('are code points: a pair of surrogates is one, a lone one is one', () => {
    const text = 'a🙂é\ud800b'
    expect(characterCount(text)).toBe(5)
    expect(characterCount(text, 1, 4)).toBe(2)
  })

  test('of any span are the same by the index as by looking', () => {
    const text = '🙂 mina 𝑛\n👩‍🏭 más'
    const index = textIndex(text)
    for (let start = 0; start <= text.length; start += 1) {
      for (let end = start + 1; end <= text.length; end += 1) {
        expect(charactersIn(index, { start, end }), `${start}–${end}`).toBe(
          characterCount(text, start, end),
        )
      }
    }
  })
})
