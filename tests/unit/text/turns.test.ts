import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Inline, Transcript } from '#shared/records/transcript'
import { blockSpans, blockText, canonicalText } from '#shared/text/canonical'
import { formatTime, timeAt, turnAt, turnsOf } from '#shared/text/turns'

const block = (text: string, speaker: string | null = null, time: number | null = null): Block => ({
  type: 'paragraph',
  attrs: { speaker, time },
  content: text
    .split('\n')
    .flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ type: 'hardBreak' as const }] : []),
      ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
    ]),
})
const doc = (...content: Block[]): Transcript => ({ type: 'doc', content })

const interview = doc(
  block('Notice.'),
  block('Why?', 'Ana', 1000),
  block('Because 🙂.', 'Luis'),
  block('And more.'),
  block('Later.', null, 60_000),
  block('Thanks.', 'Ana'),
)

describe('the canonical text', () => {
  test('is the blocks with one line feed between them, a hard break as one, and no speakers', () => {
    expect(canonicalText(interview)).toBe('Notice.\nWhy?\nBecause 🙂.\nAnd more.\nLater.\nThanks.')
    expect(canonicalText(doc(block('a\nb', 'Ana'), block('c')))).toBe('a\nb\nc')
  })

  test('keeps empty blocks, marks apart, and accents as they were written', () => {
    const marked: Block = {
      type: 'heading',
      attrs: { speaker: null, time: null, level: 2 },
      content: [
        { type: 'text', text: 'cafe\u0301 ' },
        { type: 'text', text: 'caf\u00e9', marks: [{ type: 'bold' }] },
      ],
    }
    const empty: Block = { type: 'paragraph', attrs: { speaker: null, time: null } }
    expect(canonicalText(doc(marked, empty, block('x')))).toBe('cafe\u0301 caf\u00e9\n\nx')
  })

  test('has every block at its span, and one line feed between two spans', () => {
    const blocks = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' ', '\n') }).map((text) => block(text)),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(blocks, (content) => {
        const text = canonicalText(doc(...content))
        const spans = blockSpans(doc(...content))
        expect(spans.map(({ index }) => index)).toEqual([...content.keys()])
        for (const [i, { start, end, block: own }] of spans.entries()) {
          expect(text.slice(start, end)).toBe(blockText(own))
          expect(start).toBe(i === 0 ? 0 : spans[i - 1]!.end + 1)
        }
        expect(spans.at(-1)!.end).toBe(text.length)
      }),
    )
  })
})

describe('turns', () => {
  const text = canonicalText(interview)
  const turns = turnsOf(interview)
  const said = turns.map(({ start, end }) => text.slice(start, end))

  test('are what one speaker says in one go, over several blocks', () => {
    expect(said).toEqual(['Notice.', 'Why?', 'Because 🙂.\nAnd more.', 'Later.', 'Thanks.'])
    expect(turns.map(({ speaker }) => speaker)).toEqual([null, 'Ana', 'Luis', 'Luis', 'Ana'])
    expect(turns.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  test('begin anew where the transcript names a time, by the same speaker', () => {
    expect(turns[3]).toMatchObject({ speaker: 'Luis', time: 60_000 })
  })

  test('are one for every block where nobody is named', () => {
    expect(turnsOf(doc(block('a'), block('b')))).toMatchObject([
      { number: 1, speaker: null },
      { number: 2, speaker: null },
    ])
  })

  test('are found by any position in them, the line feed behind them included', () => {
    for (let position = 0; position <= text.length; position += 1) {
      const expected = turns.findLast(({ start }) => start <= position)
      expect(turnAt(turns, position), String(position)).toBe(expected)
    }
    expect(turnAt(turns, text.length + 1)).toBeUndefined()
    expect(turnAt([], 0)).toBeUndefined()
  })
})

describe('times', () => {
  const turns = turnsOf(interview)
  const text = canonicalText(interview)

  test.each<[string, number | null]>([
    ['Notice', null],
    ['Why', 1000],
    ['And more', 1000],
    ['Later', 60_000],
    ['Thanks', 60_000],
  ])('at “%s” is the last one that was named: %s', (words, time) => {
    expect(timeAt(turns, text.indexOf(words))).toBe(time)
  })

  test.each([
    [0, '0:00:00'],
    [999, '0:00:00'],
    [61_000, '0:01:01'],
    [3_599_999, '0:59:59'],
    [3_600_000, '1:00:00'],
    [36_000_000 + 62_000, '10:01:02'],
  ])('of %i milliseconds are written %s', (milliseconds, written) => {
    expect(formatTime(milliseconds)).toBe(written)
  })
})
