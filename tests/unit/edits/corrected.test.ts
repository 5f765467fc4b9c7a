import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Coding } from '#shared/records/schema'
import { anchorAt } from '#shared/text/anchor'
import { carryOver } from '#shared/text/carryOver'
import { applyChanges } from '#shared/text/changes'
import { compareTexts } from '#shared/text/compareTexts'
import { findAgain } from '#shared/text/findAgain'
import { nearbyChanges } from '#shared/text/nearbyChanges'
import { partAround } from '#shared/text/part'
import { TRIES, words } from './randomEdits'

const TEXT = [
  'Synthetic interview, written for a test.',
  'The mine asked for it, and we had no choice but to follow their standard.',
  'No bank lends for something that does not exist yet.',
  'A call is worth more than a tender.',
].join('\n')
const coding = (quote: string, n = 1): Pick<Coding, 'id' | 'anchor' | 'detached'> => {
  const start = TEXT.indexOf(quote)
  return {
    id: `coding:${n}`,
    anchor: anchorAt(TEXT, { start, end: start + quote.length })!,
    detached: false,
  }
}

describe('two texts', () => {
  test('differ in whole words, where they differ', () => {
    const after = TEXT.replace('asked', 'begged').replace('tender', 'public tender')
    expect(compareTexts(TEXT, after)).toEqual([
      { start: 50, end: 55, insert: 'begged' },
      { start: TEXT.indexOf('tender'), end: TEXT.indexOf('tender'), insert: 'public ' },
    ])
  })

  test('are led from one to the other by what is found, whatever they are', () => {
    fc.assert(
      fc.property(words(20), words(20), (before, after) => {
        const changes = compareTexts(before, after)
        expect(applyChanges(before, changes)).toBe(after)
        for (const [i, { start, end }] of changes.entries()) {
          expect(end).toBeGreaterThanOrEqual(start)
          if (i > 0) expect(start).toBeGreaterThan(changes[i - 1]!.end)
        }
      }),
      { numRuns: TRIES },
    )
  })
})

describe('codings over a corrected text', () => {
  test('are carried with the same words, or with corrected ones', () => {
    const after = TEXT.replace('a tender', 'any tender').replace('The mine', 'Well, the mine')
    const over = carryOver(
      [coding('No bank lends'), coding('A call is worth more than a tender.', 2)],
      compareTexts(TEXT, after),
      TEXT,
    )
    expect(over).toMatchObject({ same: 1, corrected: 1, doubts: [] })
  })

  test('are sought where their paragraph has moved, and left to a person where they are gone', () => {
    const [first, second, third, fourth] = TEXT.split('\n') as [string, string, string, string]
    const after = [first, third, fourth, second].join('\n')
    const gone = [first, second, third].join('\n')
    const moved = carryOver([coding('we had no choice')], compareTexts(TEXT, after), TEXT)
    const at = after.indexOf('we had no choice')
    expect(moved.doubts).toMatchObject([
      { codingId: 'coding:1', suggestion: { start: at, end: at + 16 } },
    ])
    const over = carryOver([coding('A call is worth')], compareTexts(TEXT, gone), TEXT)
    expect(over.doubts).toEqual([{ codingId: 'coding:1', suggestion: null, near: gone.length }])
  })

  test('are told from codings over another interview, and looked for no longer than is bearable', () => {
    const before = `${'one two three four. '.repeat(25)}The mine asked for it long ago.`
    const after = 'Quite another interview, written for a test. '.repeat(10)
    const at = before.indexOf('The mine')
    const anchor = anchorAt(before, { start: at, end: before.length })!
    const codings = [1, 2].map((n) => ({ id: `coding:${n}` as const, anchor, detached: false }))
    const seen: number[] = []
    const over = carryOver(codings, [{ start: 0, end: before.length, insert: after }], before, {
      onProgress: (done) => seen.push(done),
      mostSought: after.length,
    })
    expect(over).toMatchObject({ unlike: true, same: 0, corrected: 0, soughtExactly: 1 })
    expect(over.doubts.map(({ suggestion }) => suggestion)).toEqual([null, null])
    expect(seen).toEqual([0, 0.5])
    expect(carryOver(codings, compareTexts(before, `${before} And more.`), before).unlike).toBe(
      false,
    )
  })
})

describe('what differs, as it is read', () => {
  test('is shown with its paragraph, changes that stand close to one another together', () => {
    const after = TEXT.replace('asked', 'begged').replace('no choice', 'no real choice')
    const shown = nearbyChanges(TEXT, compareTexts(TEXT, after.replace('A call', 'One call')))
    expect(shown).toEqual([
      {
        before: 'The mine ',
        parts: [
          { removed: 'asked', inserted: 'begged', between: ' for it, and we had no ' },
          { removed: '', inserted: 'real ', between: '' },
        ],
        after: 'choice but to follow their standard.',
        cut: { before: false, after: false },
      },
      {
        before: '',
        parts: [{ removed: 'A', inserted: 'One', between: '' }],
        after: ' call is worth more than a tender.',
        cut: { before: false, after: false },
      },
    ])
  })

  test('of a long paragraph is cut at words, and says so', () => {
    const text = `${'before '.repeat(30)}here ${'after '.repeat(30)}`
    const at = text.indexOf('here')
    const [only] = nearbyChanges(text, [{ start: at, end: at + 4, insert: 'there' }])
    expect(only?.before).toMatch(/^(before )+$/)
    expect(only?.after).toMatch(/^( after)+$/)
    expect(only?.cut).toEqual({ before: true, after: true })
  })

  test('of words that follow one another is shown as one replacement', () => {
    const after = TEXT.replace('worth more', 'always better')
    const [only, ...others] = nearbyChanges(TEXT, compareTexts(TEXT, after))
    expect(others).toEqual([])
    expect(only?.parts).toEqual([{ removed: 'worth more', inserted: 'always better', between: '' }])
  })

  test('tells both texts, whatever they are', () => {
    fc.assert(
      fc.property(words(40), words(40), (before, after) => {
        const changes = compareTexts(before, after)
        for (const one of nearbyChanges(before, changes)) {
          const told = (side: 'removed' | 'inserted') =>
            one.before + one.parts.map((part) => part[side] + part.between).join('') + one.after
          expect(before).toContain(told('removed'))
          expect(after).toContain(told('inserted'))
        }
      }),
      { numRuns: TRIES },
    )
  })
})

describe('a part of a long text', () => {
  test('holds the place it is for, whole characters, and no more than can be shown at once', () => {
    fc.assert(
      fc.property(words(60), fc.nat(), (text, n) => {
        const at = text.length === 0 ? 0 : n % text.length
        const { start, end } = partAround(text, at, 40)
        expect(start).toBeLessThanOrEqual(at)
        expect(end).toBeGreaterThanOrEqual(Math.min(text.length, at))
        expect(text.slice(start, end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      }),
      { numRuns: TRIES },
    )
    const line = `${'a'.repeat(99)}\n`.repeat(2000)
    const part = partAround(line, 100_050)
    expect(line[part.start - 1]).toBe('\n')
    expect(part.end - part.start).toBeLessThanOrEqual(16_800)
    expect(partAround(line, 100_050).start).toBeLessThan(100_050)
  })
})

describe('a passage that is sought by its words', () => {
  test('is found among several alike by what stands around it', () => {
    const text = 'one mine here. two mine there. three mine elsewhere.'
    const second = text.indexOf('mine', 12)
    const anchor = anchorAt(text, { start: second, end: second + 4 })!
    const longer = `Before all this: mine. ${text}`
    expect(findAgain(longer, anchor)?.span.start).toBe(second + 23)
  })

  test('is found with some letters changed, and not when nothing like it is left', () => {
    const { anchor } = coding('we had no choice but to follow their standard')
    const after = TEXT.replace('no choice but to follow', 'no chioce but to folow')
    const found = findAgain(after, anchor)!
    expect(after.slice(found.span.start, found.span.end)).toBe(
      'we had no chioce but to folow their standard',
    )
    expect(found.exact).toBe(false)
    expect(findAgain('Something else entirely was said that day.', anchor)).toBe(null)
  })

  test('of great length is found by its beginning and its end', () => {
    const long = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ')
    const text = `Start. ${long} End.`
    const anchor = anchorAt(text, { start: 7, end: 7 + long.length })!
    const after = text.replace('word60 word61 ', '')
    const found = findAgain(after, anchor)!
    expect(after.slice(found.span.start, found.span.end)).toBe(long.replace('word60 word61 ', ''))
  })
})
