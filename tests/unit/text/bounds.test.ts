import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveBound, paragraphAt, sentenceAt, type Unit } from '#shared/text/bounds'
import { characterStart } from '#shared/text/characters'
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

const move = (text: string, span: Span, edge: 'start' | 'end', unit: Unit, step: 1 | -1) =>
  moveBound(text, span, { edge, unit, step })

describe('moving one end of a passage', () => {
  const text = 'La mina, año 2012 — café.'
  const ends = [2, 7, 12, 17, 24]
  const starts = [0, 3, 9, 13, 20]

  test('goes to the ends of words and of the sentence, over what stands between them, and back again', () => {
    const forward = [{ start: 0, end: 1 }]
    for (let i = 0; i < 6; i += 1) forward.push(move(text, forward.at(-1)!, 'end', 'word', 1))
    expect(forward.slice(1).map(({ end }) => end)).toEqual([...ends, 25])
    const back = [{ start: 0, end: 25 }]
    for (let i = 0; i < 6; i += 1) back.push(move(text, back.at(-1)!, 'end', 'word', -1))
    expect(back.slice(1).map(({ end }) => end)).toEqual([...ends.toReversed(), 2])
  })

  test('goes to the starts of words with the start, and never past the other end', () => {
    const forward = [{ start: 0, end: 16 }]
    for (let i = 0; i < 5; i += 1) forward.push(move(text, forward.at(-1)!, 'start', 'word', 1))
    expect(forward.map(({ start }) => start)).toEqual([0, 3, 9, 13, 13, 13])
    const back = [{ start: 24, end: 25 }]
    for (let i = 0; i < 6; i += 1) back.push(move(text, back.at(-1)!, 'start', 'word', -1))
    expect(back.slice(1).map(({ start }) => start)).toEqual([...starts.toReversed(), 0])
  })

  test('goes from sentence to sentence, over the ends of paragraphs', () => {
    const first = { start: 0, end: TEXT.indexOf(' ¿') }
    const passages = [first]
    for (let i = 0; i < 6; i += 1) passages.push(move(TEXT, passages.at(-1)!, 'end', 'sentence', 1))
    expect(passages.slice(1, 4).map(({ end }) => TEXT.slice(0, end))).toEqual([
      'First one. ¿Y la segunda?',
      'First one. ¿Y la segunda? 🙂 Third!',
      'First one. ¿Y la segunda? 🙂 Third!\nA new paragraph, e.g. this.',
    ])
    expect(passages.at(-1)!.end).toBe(TEXT.length)
    const last = { start: TEXT.indexOf('Last'), end: TEXT.length }
    expect(cut(move(TEXT, last, 'start', 'sentence', -1))).toBe('A new paragraph, e.g. this. Last.')
  })

  test('never stops inside an emoji, between a letter and its accent, or at the wrong side of Hebrew', () => {
    const mixed = 'cafe\u0301 👩🏽‍🌾 שלום עולם fin'
    const passages = [{ start: 0, end: 1 }]
    for (let i = 0; i < 5; i += 1) passages.push(move(mixed, passages.at(-1)!, 'end', 'word', 1))
    expect(passages.slice(1, 5).map(({ start, end }) => mixed.slice(start, end))).toEqual([
      'cafe\u0301',
      'cafe\u0301 👩🏽‍🌾 שלום',
      'cafe\u0301 👩🏽‍🌾 שלום עולם',
      mixed,
    ])
  })

  test('finds the next edge however far it is, without looking through the whole text first', () => {
    const long = `Start${' '.repeat(30_000)}end.`
    expect(move(long, { start: 0, end: 5 }, 'end', 'word', 1).end).toBe(long.length - 1)
    const sentence = `First. ${'word, '.repeat(5000)}end. Last.`
    const at = { start: 7, end: sentence.length - 6 }
    expect(move(sentence, at, 'end', 'sentence', 1).end).toBe(sentence.length)
    expect(move(sentence, at, 'start', 'sentence', -1).start).toBe(0)
  })

  test('keeps the passage inside the text, not empty, on an edge, its other end where it was', () => {
    const unit = fc.constantFrom('a', 'é', 'e\u0301', 'ש', '. ', '? ', ' ', '\n', '🙂', '👩🏽‍🌾', '9')
    const texts = fc.array(unit, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
    const edges = fc.constantFrom<'start' | 'end'>('start', 'end')
    const sizes = fc.constantFrom<Unit>('word', 'sentence')
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), edges, sizes, (words, a, b, edge, size) => {
        const [start, last] = [a % words.length, b % words.length].toSorted((x, y) => x - y)
        const span = { start: start!, end: last! + 1 }
        const [later, earlier] = ([1, -1] as const).map((step) =>
          move(words, span, edge, size, step),
        )
        const other = edge === 'start' ? 'end' : 'start'
        for (const moved of [later!, earlier!]) {
          expect(moved[other]).toBe(span[other])
          expect(moved.start).toBeGreaterThanOrEqual(0)
          expect(moved.end).toBeLessThanOrEqual(words.length)
          expect(moved.end).toBeGreaterThan(moved.start)
          if (moved[edge] !== span[edge])
            expect(characterStart(words, moved[edge])).toBe(moved[edge])
        }
        expect(later![edge]).toBeGreaterThanOrEqual(span[edge])
        expect(earlier![edge]).toBeLessThanOrEqual(span[edge])
      }),
      { numRuns: 500 },
    )
  })
})

test('the paragraph at the start of a text that begins with an empty one is that empty one', () => {
  expect(paragraphAt('\nabc', 0)).toEqual({ start: 0, end: 0 })
  expect(paragraphAt('\nabc', 2)).toEqual({ start: 1, end: 4 })
})

test('an end that has left the closing mark of a sentence takes it back before it goes on', () => {
  const text = 'The mine asked for it.\nAnd «no one» came… 🙂 Why?'
  const start = text.indexOf('asked')
  const move = (end: number, step: 1 | -1) =>
    text.slice(start, moveBound(text, { start, end }, { edge: 'end', unit: 'word', step }).end)
  const whole = text.indexOf('\n')
  expect(move(whole, -1)).toBe('asked for it')
  expect(move(whole - 1, 1)).toBe('asked for it.')
  expect(move(whole, 1)).toBe('asked for it.\nAnd')
})
