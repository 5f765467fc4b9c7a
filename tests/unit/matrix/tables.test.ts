import { describe, expect, test } from 'vitest'
import { coOccurrence } from '#shared/matrix/coOccurrence'
import { crossTab } from '#shared/matrix/crossTab'
import { totals } from '#shared/matrix/totals'
import { textIndex } from '#shared/text/textIndex'
import { coding, extent, judgement, matrixOfText } from './small'

describe('totals', () => {
  test('add what has a number, and are undefined where nothing has one', () => {
    const { rows, columns, grand } = totals([
      [1, null, 3],
      [null, null, null],
      [0, null, 4],
    ])
    expect(rows).toEqual([4, null, 4])
    expect(columns).toEqual([1, null, 7])
    expect(grand).toBe(8)
  })

  test('shares of a sum of 0 are undefined', () => {
    const { rowPercent, columnPercent } = totals([
      [0, 0],
      [1, 0],
    ])
    expect(rowPercent).toEqual([
      [null, null],
      [100, 0],
    ])
    expect(columnPercent).toEqual([
      [0, null],
      [100, null],
    ])
  })

  test('of an empty table are undefined', () => {
    expect(totals([])).toEqual({
      rows: [],
      columns: [],
      grand: null,
      rowPercent: [],
      columnPercent: [],
    })
  })
})

describe('a cross-tab', () => {
  const matrix = matrixOfText('one two three four', {
    cases: ['a', 'b', 'c', 'd'],
    extents: [extent('a', [0, 8]), extent('b', [4, 18]), extent('d', [14, 18])],
    codings: [coding('1', 'x', [4, 7])],
    judgements: [judgement('d', 'x', 'not_stated')],
  })
  const table = crossTab(matrix, (caseId) => (caseId === 'case:c' ? 'without text' : 'with text'))

  test('counts a shared coding twice in the sum and once among the different ones', () => {
    expect(table.get('with text')).toEqual([
      {
        cases: 3,
        casesWithData: 3,
        present: 2,
        absent: 0,
        missing: 0,
        presentShare: 2 / 3,
        referencesSum: 2,
        referencesDistinct: 1,
      },
    ])
  })

  test('has no share for a group without text', () => {
    expect(table.get('without text')![0]).toMatchObject({ missing: 1, presentShare: null })
  })
})

describe('co-occurrence', () => {
  const between = (gap: string) => {
    const text = `aa${gap}bb`
    const texts = new Map([['source:1', textIndex(text)]])
    const end = text.length
    return coOccurrence([coding('a', 'a', [0, 2])], [coding('b', 'b', [end - 2, end])], texts)
  }

  test('calls passages near when at most 20 characters, not code units, lie between them', () => {
    expect(between('🙂'.repeat(20)).nearPairs).toBe(1)
    expect(between('🙂'.repeat(21)).nearPairs).toBe(0)
  })

  test('knows passages of one paragraph from passages of two', () => {
    expect(between(' ')).toMatchObject({ sameParagraphPairs: 1, jaccardParagraphs: 1 })
    expect(between('\n')).toMatchObject({ sameParagraphPairs: 0, jaccardParagraphs: 0 })
  })

  test('is undefined where neither code has a passage', () => {
    const detached = [coding('a', 'a', [0, 2], { detached: true })]
    expect(coOccurrence(detached, [], new Map())).toMatchObject({
      nA: 0,
      cCoefficient: null,
      cOutOfRange: false,
      jaccardCharacters: null,
      jaccardParagraphs: null,
    })
  })

  test('does not pair passages of different sources', () => {
    const texts = new Map([
      ['source:1', textIndex('same')],
      ['source:2', textIndex('same')],
    ])
    const elsewhere = [coding('b', 'b', [0, 4], { sourceId: 'source:2' })]
    expect(coOccurrence([coding('a', 'a', [0, 4])], elsewhere, texts)).toMatchObject({
      overlapPairs: 0,
      nearPairs: 0,
      sameParagraphPairs: 0,
      jaccardCharacters: 0,
    })
  })
})
