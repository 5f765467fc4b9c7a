import { describe, expect, test } from 'vitest'
import type { Span } from '#shared/text/anchor'
import { neighbourUnit, unitAt, units, type WholeUnit } from '#shared/text/units'
import type { Turn } from '#shared/text/turns'

const PARTS = [
  'Why? Tell me.',
  'The mine asked. 🙂 So it was.',
  '  ',
  'And more of it. ',
  'Thanks.',
]
const TEXT = PARTS.join('\n')
const startOf = (part: number) => PARTS.slice(0, part).join('\n').length + (part > 0 ? 1 : 0)
const turn = (number: number, from: number, to: number): Turn => ({
  number,
  speaker: `P${number}`,
  time: null,
  start: startOf(from),
  end: startOf(to) + PARTS[to]!.length,
})
const TURNS = [turn(1, 0, 0), turn(2, 1, 3), turn(3, 4, 4)]
const cut = ({ start, end }: Span) => TEXT.slice(start, end)

/** Every unit of a text, from the first one on. */
function walk(unit: WholeUnit, from: Span, step: 1 | -1): string[] {
  const found: string[] = []
  let at: Span | null = from
  while (at) {
    found.push(cut(at))
    at = neighbourUnit(TEXT, TURNS, unit, at, step)
  }
  return found
}

describe('units of a text', () => {
  test('around a place are without the white space around them', () => {
    const at = TEXT.indexOf('more')
    expect(cut(unitAt(TEXT, TURNS, 'sentence', at))).toBe('And more of it.')
    expect(cut(unitAt(TEXT, TURNS, 'paragraph', at))).toBe('And more of it.')
    expect(cut(unitAt(TEXT, TURNS, 'turn', at))).toBe(PARTS.slice(1, 4).join('\n').trim())
  })

  test('follow one another to the end of the text, and back, blank ones left out', () => {
    const expected: Record<WholeUnit, string[]> = {
      sentence: [
        'Why?',
        'Tell me.',
        'The mine asked.',
        '🙂 So it was.',
        'And more of it.',
        'Thanks.',
      ],
      paragraph: [PARTS[0]!, PARTS[1]!, 'And more of it.', 'Thanks.'],
      turn: [PARTS[0]!, PARTS.slice(1, 4).join('\n').trim(), 'Thanks.'],
    }
    for (const unit of units) {
      const first = unitAt(TEXT, TURNS, unit, 0)
      expect(walk(unit, first, 1), unit).toEqual(expected[unit])
      const last = unitAt(TEXT, TURNS, unit, TEXT.length)
      expect(walk(unit, last, -1), unit).toEqual(expected[unit].toReversed())
    }
  })

  test('of an empty text are none', () => {
    for (const unit of units) {
      expect(unitAt('', [], unit, 0)).toEqual({ start: 0, end: 0 })
      expect(neighbourUnit('', [], unit, { start: 0, end: 0 }, 1)).toBeNull()
    }
  })
})
