import { describe, expect, test } from 'vitest'
import { coOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import { bars } from '#shared/pictures/bars'
import { discovery } from '#shared/pictures/discovery'
import { heatMap } from '#shared/pictures/heatMap'
import { network } from '#shared/pictures/network'
import { ticks } from '#shared/pictures/ticks'
import { timeline } from '#shared/pictures/timeline'
import { textIndex } from '#shared/text/textIndex'
import { code, coding, extent, judgement, matrixOfText } from '../matrix/small'

const matrix = matrixOfText('aa bb cc dd', {
  cases: ['a', 'b', 'c', 'd'],
  codes: [code('x'), code('y')],
  extents: [extent('a', [0, 2]), extent('b', [3, 5]), extent('c', [6, 8])],
  codings: [coding('1', 'x', [0, 1]), coding('2', 'x', [1, 2]), coding('3', 'y', [3, 4])],
  judgements: [judgement('b', 'x', 'absent'), judgement('c', 'x', 'not_stated')],
})

test('bars part the cases by what is known of them, and lose none', () => {
  expect(bars(matrix)).toEqual([
    { codeId: 'code:x', present: 1, absent: 1, notStated: 1, unknown: 1, references: 2 },
    { codeId: 'code:y', present: 1, absent: 0, notStated: 0, unknown: 3, references: 1 },
  ])
})

test('a heat map shades by the largest number, absences as 0, and leaves silence without a shade', () => {
  const map = heatMap(matrix, 'presence')
  expect(map.largest).toBe(2)
  expect(map.cells.map((row) => row.map(({ heat }) => heat))).toEqual([
    [1, null],
    [0, 0.5],
    [null, null],
    [null, null],
  ])
})

describe('the discovery curve', () => {
  const sources = [1, 2, 3, 4, 5, 6].map((n) => ({ id: `source:${n}`, importedAt: n }))
  const found = (source: number, codeName: string, createdAt = source) => ({
    ...coding('', codeName, [0, 1]),
    sourceId: `source:${source}` as const,
    createdAt,
  })
  const codes = new Set(['A', 'B', 'C', 'D'].map((name) => `code:${name}`))
  const codings = [
    found(1, 'A'),
    found(1, 'B'),
    found(2, 'B'),
    found(2, 'C'),
    found(3, 'A'),
    found(4, 'C'),
    found(5, 'D'),
    found(6, 'other'),
  ]
  const rule = { base: 2, run: 2, threshold: 0 }

  test('counts as new what no earlier interview has, and leaves out what nobody coded yet', () => {
    const { steps } = discovery(codings, codes, sources, 'imported', rule)
    expect(steps.map(({ newCodeIds, total }) => [newCodeIds.length, total])).toEqual([
      [2, 2],
      [1, 3],
      [0, 3],
      [0, 3],
      [1, 4],
    ])
  })

  test('says when the rule was met first, and whether it still holds', () => {
    const result = discovery(codings, codes, sources, 'imported', rule)
    expect(result.baseCodes).toBe(3)
    expect(result.steps.map(({ newPercent }) => newPercent)).toEqual([
      null,
      null,
      null,
      0,
      expect.closeTo(100 / 3),
    ])
    expect(result.reachedAt).toBe(4)
    expect(result.holdsAtEnd).toBe(false)
    const lenient = discovery(codings, codes, sources, 'imported', { ...rule, threshold: 34 })
    expect(lenient.holdsAtEnd).toBe(true)
    expect(discovery([], codes, sources, 'imported', rule)).toEqual({
      steps: [],
      baseCodes: 0,
      reachedAt: null,
      holdsAtEnd: false,
    })
  })

  test('follows the order of the work when asked to', () => {
    const turned = codings.map((one) => ({ ...one, createdAt: 100 - one.createdAt }))
    const { steps } = discovery(turned, codes, sources, 'coded', rule)
    expect(steps.map(({ sourceId }) => sourceId)).toEqual([5, 4, 3, 2, 1].map((n) => `source:${n}`))
  })

  test('a run of one looks at one interview', () => {
    const { steps } = discovery(codings, codes, sources, 'imported', { ...rule, run: 1 })
    expect(steps.map(({ newPercent }) => newPercent)).toEqual([
      null,
      null,
      0,
      0,
      expect.closeTo(100 / 3),
    ])
  })
})

test('a timeline says where a code comes as shares of the code points, and joins what overlaps', () => {
  const text = '🙂🙂abcdefgh'
  const [source] = timeline(
    new Map([
      ['code:x', [coding('1', 'x', [4, 6]), coding('2', 'x', [5, 8]), coding('3', 'x', [0, 2])]],
      ['code:y', []],
      ['code:z', [coding('1', 'x', [4, 6])]],
    ]),
    [{ sourceId: 'source:1', index: textIndex(text) }],
  )
  expect(source).toEqual({
    sourceId: 'source:1',
    characters: 10,
    codings: 3,
    lanes: [
      {
        codeId: 'code:x',
        codings: 3,
        stretches: [
          { from: 0, to: 0.1, start: 0, end: 2 },
          { from: 0.2, to: 0.6, start: 4, end: 8 },
        ],
      },
      { codeId: 'code:y', codings: 0, stretches: [] },
      {
        codeId: 'code:z',
        codings: 1,
        stretches: [{ from: 0.2, to: 0.4, start: 4, end: 6 }],
      },
    ],
  })
})

describe('the network of codes', () => {
  const texts = new Map([
    ['source:1', { index: textIndex('x'.repeat(100)), turns: Uint32Array.of(0) }],
  ])
  const codings = [
    coding('1', 'A', [0, 10]),
    coding('2', 'B', [5, 15]),
    coding('3', 'C', [8, 20]),
    coding('4', 'D', [60, 70]),
  ]
  const table = coOccurrenceTable(
    codings,
    ['A', 'B', 'C', 'D'].map((name) => `code:${name}`),
    texts,
  )
  const field = { width: 600, height: 400, least: 1 }

  test('holds the codes that meet, inside its field, and leaves out the rest', () => {
    const { nodes, links } = network(table, 'overlap', field)
    expect(nodes.map(({ codeId }) => codeId)).toEqual(['code:A', 'code:B', 'code:C'])
    expect(links).toHaveLength(3)
    for (const { x, y } of nodes) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(600)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(400)
    }
  })

  test('is the same at every drawing, and empty where nothing meets often enough', () => {
    expect(network(table, 'overlap', field)).toEqual(network(table, 'overlap', field))
    expect(network(table, 'overlap', { ...field, least: 2 })).toEqual({ nodes: [], links: [] })
  })
})

test('an axis bears round numbers, and reaches what is largest', () => {
  expect([0, 1, 3, 8, 47, 100, 101].map(ticks)).toEqual([
    [0, 1],
    [0, 1],
    [0, 1, 2, 3],
    [0, 2, 4, 6, 8],
    [0, 10, 20, 30, 40, 50],
    [0, 20, 40, 60, 80, 100],
    [0, 50, 100, 150],
  ])
})
