import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyChanges,
  followedBy,
  mapThrough,
  type Change,
  type Changes,
} from '#shared/text/changes'
import { carriedBy, goesOn, runsOf, textAfter, type Edit } from '#shared/text/edits'
import { changed, naiveSpan, naiveText, read } from './naiveText'
import { share, TRIES, words } from './randomEdits'

const TEXT = 'alpha beta gamma'
const BETA = { start: 6, end: 10 }
const said = (changes: Changes, span = BETA, text = TEXT) => {
  const now = mapThrough(changes).span(span)
  return now && applyChanges(text, changes).slice(now.start, now.end)
}
const typing = (at: number, insert: string): Change => ({ start: at, end: at, insert })

describe('a passage', () => {
  test.each<[string, Change, string | null]>([
    ['stays when words are typed before it', typing(0, 'the '), 'beta'],
    ['stays when words are typed after it', typing(16, ' delta'), 'beta'],
    ['does not grow when words are typed right at its start', typing(6, 'new '), 'beta'],
    ['does not grow when words are typed right at its end', typing(10, 's'), 'beta'],
    ['grows when something is typed inside', typing(8, 'XY'), 'beXYta'],
    ['keeps the first letter when it is typed anew', { start: 6, end: 7, insert: 'B' }, 'Beta'],
    ['keeps the last letter when it is typed anew', { start: 9, end: 10, insert: 'A' }, 'betA'],
    ['keeps the words that it is typed over with', { start: 6, end: 10, insert: 'DELTA' }, 'DELTA'],
    ['loses its first letters when they are deleted', { start: 6, end: 8, insert: '' }, 'ta'],
    ['loses what a deletion across its start takes', { start: 3, end: 8, insert: '' }, 'ta'],
    ['loses what a deletion across its end takes', { start: 8, end: 13, insert: '' }, 'be'],
    ['is not given what replaces text across its start', { start: 3, end: 8, insert: '-' }, 'ta'],
    ['is not given what replaces text across its end', { start: 8, end: 13, insert: '-' }, 'be'],
    ['is gone when exactly it is deleted', { start: 6, end: 10, insert: '' }, null],
    ['is gone when more than it is deleted', { start: 5, end: 11, insert: '' }, null],
    ['is gone when more than it is replaced', { start: 5, end: 11, insert: '-other-' }, null],
  ])('%s', (_name, change, expected) => {
    expect(said([change])).toBe(expected)
  })

  test('that reaches to the end of the text outlives an edit elsewhere', () => {
    expect(said([{ start: 0, end: 5, insert: 'A' }], { start: 11, end: 16 })).toBe('gamma')
  })
})

test('changes that follow one another are one, in the offsets of the first text', () => {
  const chain: Change[] = [typing(5, ' one'), typing(9, ' two'), { start: 0, end: 1, insert: 'A' }]
  expect(chain.reduce<Changes>(followedBy, [])).toEqual([
    { start: 0, end: 1, insert: 'A' },
    { start: 5, end: 5, insert: ' one two' },
  ])
  const undone = [typing(5, 'x'), { start: 5, end: 6, insert: '' }]
  expect(undone.reduce<Changes>(followedBy, [])).toEqual([])
})

describe('a word', () => {
  const carried = (...edits: Edit[]) => {
    const runs = runsOf(edits)
    const span = carriedBy(runs)(BETA)
    return span && textAfter(TEXT, runs).slice(span.start, span.end)
  }
  const deleted: Change = { start: 6, end: 10, insert: '' }

  test('that is deleted and typed anew in its place, letter by letter, keeps its codes', () => {
    const letters = [...'delta'].map((letter, i) => typing(6 + i, letter))
    expect(carried({ run: 1, changes: [deleted] })).toBe(null)
    expect(carried(...[deleted, ...letters].map((one) => ({ run: 1, changes: [one] })))).toBe(
      'delta',
    )
  })

  test('that is deleted stays gone, whatever is typed there later', () => {
    expect(carried({ run: 1, changes: [deleted] }, { run: 2, changes: [typing(6, 'x')] })).toBe(
      null,
    )
  })
})

describe('a run of typing', () => {
  const run = (...changes: Change[]) => changes.reduce<Changes>(followedBy, [])

  test.each<[string, Changes, Change, boolean]>([
    ['goes on behind what it has typed', run(typing(3, 'ab')), typing(5, 'c'), true],
    ['goes on inside what it has typed', run(typing(3, 'ab')), typing(4, 'c'), true],
    [
      'goes on when it takes back a letter of its own',
      run(typing(3, 'ab')),
      { start: 4, end: 5, insert: '' },
      true,
    ],
    ['goes on where it has deleted', run({ start: 3, end: 5, insert: '' }), typing(3, 'x'), true],
    [
      'goes on deleting',
      run({ start: 3, end: 5, insert: '' }),
      { start: 2, end: 3, insert: '' },
      true,
    ],
    [
      'ends when it deletes other text behind what it has typed',
      run(typing(3, 'ab')),
      { start: 5, end: 6, insert: '' },
      false,
    ],
    ['ends elsewhere', run(typing(3, 'ab')), typing(9, 'x'), false],
    [
      'ends where it was several changes at once',
      run(typing(1, 'a'), typing(5, 'b')),
      typing(2, 'x'),
      false,
    ],
    ['has not begun', [], typing(2, 'x'), false],
  ])('%s', (_name, so, next, expected) => {
    expect(goesOn(so, next)).toBe(expected)
  })
})

const step = fc.record({ from: share, to: share, insert: words(3), sameRun: fc.boolean() })

test('passages are where a model that looks at every single code unit says they are', () => {
  fc.assert(
    fc.property(
      words(14, 1),
      fc.array(step, { maxLength: 12 }),
      fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 6 }),
      (text, steps, spans) => {
        const edits: Edit[] = []
        let units = naiveText(text)
        let lengthBefore = text.length
        const naive = spans.flatMap(([a, b]) => {
          const [start, end] = [a, b]
            .map((at) => Math.floor(at * (text.length + 1)))
            .toSorted((x, y) => x - y)
          return start! < end!
            ? [
                {
                  given: { start: start!, end: end! },
                  now: { start: start!, end: end! } as { start: number; end: number } | null,
                },
              ]
            : []
        })
        const closeRun = () => {
          for (const one of naive) one.now = one.now && naiveSpan(units, lengthBefore, one.now)
          lengthBefore = units.length
          units = naiveText(read(units))
        }
        for (const { from, to, insert, sameRun } of steps) {
          const [start, end] = [from, to]
            .map((at) => Math.floor(at * (units.length + 1)))
            .toSorted((x, y) => x - y)
          const change = { start: start!, end: Math.min(end!, start! + 6), insert }
          if (!sameRun) closeRun()
          units = changed(units, change)
          const run = (edits.at(-1)?.run ?? 0) + (sameRun ? 0 : 1)
          edits.push({ run, changes: [change] })
        }
        closeRun()
        const runs = runsOf(edits)
        expect(textAfter(text, runs)).toBe(read(units))
        const carry = carriedBy(runs)
        for (const { given, now } of naive) expect(carry(given)).toEqual(now)
      },
    ),
    { numRuns: TRIES },
  )
})
