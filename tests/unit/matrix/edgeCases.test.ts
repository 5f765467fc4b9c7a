import { describe, expect, test } from 'vitest'
import { measureOf } from '#shared/matrix/matrix'
import { code, coding, examination, extent, judgement, matrixOfText } from './small'

const TEXT = 'one two three four five'

describe('a case without text', () => {
  test('is missing and has no numbers', () => {
    const [cell] = matrixOfText(TEXT, { cases: ['a'] }).cells[0]!
    expect(cell).toEqual({
      state: 'missing',
      counts: null,
      codingIds: [],
      contradictingIds: [],
      judgementId: null,
      rating: null,
      disagreement: false,
    })
  })

  test('keeps its judgement, and still has no numbers', () => {
    const [cell] = matrixOfText(TEXT, {
      cases: ['a'],
      judgements: [judgement('a', 'x', 'absent')],
    }).cells[0]!
    expect(cell!.state).toBe('absent')
    expect(measureOf(cell!, 'references')).toBeNull()
  })

  test('is what a case of an empty transcript is', () => {
    const [cell] = matrixOfText('', { cases: ['a'], extents: [extent('a', null)] }).cells[0]!
    expect(cell!.state).toBe('missing')
  })
})

test('a code without codings counts nothing, and its mean weight is undefined', () => {
  const [cell] = matrixOfText(TEXT, { cases: ['a'], extents: [extent('a', null)] }).cells[0]!
  expect(cell!.counts).toEqual({
    references: 0,
    distinctPassages: 0,
    mergedPassages: 0,
    characters: 0,
    words: 0,
    sources: 0,
    coders: 0,
    weightSum: 0,
    weightMax: 0,
    weightMean: null,
    coverageCharacters: 0,
    coverageWords: 0,
  })
})

test('a coding that crosses two cases counts in both rows and once in the distinct totals', () => {
  const matrix = matrixOfText(TEXT, {
    cases: ['a', 'b'],
    extents: [extent('a', [0, 7]), extent('b', [8, 23])],
    codings: [coding('1', 'x', [4, 13])],
  })
  const [a, b] = matrix.cells.map(([cell]) => cell)
  expect([a!.counts!.references, b!.counts!.references]).toEqual([1, 1])
  expect([a!.counts!.characters, b!.counts!.characters]).toEqual([3, 5])
  expect(matrix.columns[0]!.distinctReferences).toBe(1)
  expect(matrix.distinctReferences).toBe(1)
})

test('a coding that only touches the text of a case does not count for it', () => {
  const [cell] = matrixOfText(TEXT, {
    cases: ['a'],
    extents: [extent('a', [0, 7])],
    codings: [coding('1', 'x', [7, 13])],
  }).cells[0]!
  expect(cell!.counts!.references).toBe(0)
})

test('a passage over the seam of two extents of one case is one passage', () => {
  const [cell] = matrixOfText(TEXT, {
    cases: ['a'],
    extents: [extent('a', [8, 23]), extent('a', [0, 8])],
    codings: [coding('1', 'x', [4, 13])],
  }).cells[0]!
  expect(cell!.counts).toMatchObject({ distinctPassages: 1, mergedPassages: 1, characters: 9 })
})

test('a passage with a gap that is not of the case is two passages', () => {
  const [cell] = matrixOfText(TEXT, {
    cases: ['a'],
    extents: [extent('a', [0, 7]), extent('a', [14, 23])],
    codings: [coding('1', 'x', [4, 18])],
  }).cells[0]!
  expect(cell!.counts).toMatchObject({ references: 1, distinctPassages: 2, words: 2 })
})

test('evidence stands in the order of the text, whoever came first', () => {
  const [cell] = matrixOfText(TEXT, {
    cases: ['a'],
    extents: [extent('a', null)],
    codings: [
      coding('late', 'x', [14, 18]),
      coding('wide', 'x', [0, 7]),
      coding('early', 'x', [0, 3]),
    ],
  }).cells[0]!
  expect(cell!.codingIds).toEqual(['coding:early', 'coding:wide', 'coding:late'])
})

test('the largest of negative weights is negative', () => {
  const [cell] = matrixOfText(TEXT, {
    cases: ['a'],
    extents: [extent('a', null)],
    codings: [
      coding('1', 'x', [0, 3], { weight: -3 }),
      coding('2', 'x', [0, 3], { weight: -1, coderId: 'coder:b' }),
    ],
  }).cells[0]!
  expect(cell!.counts).toMatchObject({
    weightSum: -4,
    weightMax: -1,
    weightMean: -2,
    coders: 2,
    distinctPassages: 1,
  })
})

test('where a case has no word there is no share of words', () => {
  const [cell] = matrixOfText('🙂 … 🙂', {
    cases: ['a'],
    extents: [extent('a', null)],
    codings: [coding('1', 'x', [0, 2])],
  }).cells[0]!
  expect(cell!.counts).toMatchObject({ words: 0, coverageWords: null, coverageCharacters: 20 })
})

describe('two judgements on one cell', () => {
  const judged = (...ats: [number, number]) =>
    matrixOfText(TEXT, {
      cases: ['a'],
      extents: [extent('a', null)],
      judgements: [
        judgement('a', 'x', 'not_stated', { id: 'judgement:2', at: ats[0], raterId: 'coder:b' }),
        judgement('a', 'x', 'absent', { id: 'judgement:1', at: ats[1] }),
      ],
    }).cells[0]![0]!

  test('the latest counts and the disagreement is flagged', () => {
    expect(judged(2, 1)).toMatchObject({ state: 'not_stated', disagreement: true })
    expect(judged(1, 2)).toMatchObject({ state: 'absent', judgementId: 'judgement:1' })
  })

  test('of two at the same instant one is in force whatever their order', () => {
    expect(judged(1, 1).judgementId).toBe('judgement:2')
  })

  test('raters who say the same do not disagree', () => {
    const [cell] = matrixOfText(TEXT, {
      cases: ['a'],
      judgements: [
        judgement('a', 'x', 'absent'),
        judgement('a', 'x', 'absent', { id: 'judgement:2', raterId: 'coder:b' }),
      ],
    }).cells[0]!
    expect(cell!.disagreement).toBe(false)
  })
})

describe('a tree three levels deep', () => {
  const codes = [code('top'), code('middle', 'top'), code('leaf', 'middle')]
  const states = (given: Partial<Parameters<typeof matrixOfText>[1]>) =>
    matrixOfText(TEXT, {
      cases: ['a'],
      codes,
      extents: [extent('a', null)],
      ...given,
    }).cells[0]!.map(({ state }) => state)

  test('presence rises to the top', () => {
    expect(states({ codings: [coding('1', 'leaf', [0, 3])] })).toEqual([
      'present',
      'present',
      'present',
    ])
  })

  test('a judgement of absence in the middle does not hide from the top what lies below it', () => {
    expect(
      states({
        codings: [coding('1', 'leaf', [0, 3])],
        judgements: [judgement('a', 'middle', 'absent')],
      }),
    ).toEqual(['present', 'absent', 'present'])
  })

  test('a leaf that is judged present makes its parents present without a coding', () => {
    expect(states({ judgements: [judgement('a', 'leaf', 'present')] })).toEqual([
      'present',
      'present',
      'present',
    ])
  })

  test('silence stays where it was recorded', () => {
    expect(states({ judgements: [judgement('a', 'leaf', 'not_stated')] })).toEqual([
      'not_examined',
      'not_examined',
      'not_stated',
    ])
  })

  test('examining a leaf says nothing of its parents', () => {
    expect(states({ examinations: [examination('a', 'leaf')] })).toEqual([
      'not_examined',
      'not_examined',
      'absent',
    ])
  })
})

describe('the number that a cell shows', () => {
  const cellOf = (given: Partial<Parameters<typeof matrixOfText>[1]>) =>
    matrixOfText(TEXT, { cases: ['a'], extents: [extent('a', null)], ...given }).cells[0]![0]!

  test('is 0 only where absence was found', () => {
    const examined = [examination('a', 'x')]
    const against = [coding('1', 'x', [0, 3], { polarity: 'contradicts' })]
    expect(measureOf(cellOf({ examinations: examined }), 'words')).toBe(0)
    expect(measureOf(cellOf({ codings: against }), 'words')).toBe(0)
    expect(measureOf(cellOf({}), 'words')).toBeNull()
    for (const verdict of ['not_stated', 'not_applicable', 'present'] as const) {
      const judged = cellOf({ judgements: [judgement('a', 'x', verdict)] })
      expect(measureOf(judged, 'words'), verdict).toBeNull()
    }
  })

  test('is what was counted, each by its measure', () => {
    const cell = cellOf({ codings: [coding('1', 'x', [0, 7]), coding('2', 'x', [4, 13])] })
    expect(
      (['references', 'words', 'characters', 'sources'] as const).map((measure) =>
        measureOf(cell, measure),
      ),
    ).toEqual([2, 3, 13, 1])
  })
})
