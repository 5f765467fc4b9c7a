import { describe, expect, test } from 'vitest'
import type { CellState } from '#shared/matrix/cellState'
import { matrixInput } from '#shared/matrix/fromRecords'
import { buildMatrix } from '#shared/matrix/matrix'
import { compared } from '#shared/matrix/sharedAndDifferent'
import { sideBySide } from '#shared/matrix/sideBySide'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const { records } = await readSampleStudy()

const beside = (given: readonly AnyRecord[], names: readonly string[]) => {
  const input = matrixInput(given)
  const view = ofType(given, 'matrix').find(({ name }) => name === 'Section 4')!
  const codes = ofType(given, 'code')
  return sideBySide(
    given,
    buildMatrix(input, {
      rows: names.map((name) => input.cases.find((one) => one.name === name)!),
      columns: view.codeIds.map((id) => codes.find((code) => code.id === id)!),
      rollUp: true,
    }),
  )
}

describe('where cases stand to one another on a factor', () => {
  test.each<[CellState[], string]>([
    [['present', 'present', 'present'], 'shared'],
    [['absent', 'explicitly_absent'], 'bothAbsent'],
    [['present', 'absent', 'not_stated'], 'different'],
    [['present', 'not_stated'], 'partlyKnown'],
    [['absent', 'missing'], 'partlyKnown'],
    [['not_stated', 'not_examined', 'not_applicable', 'missing'], 'unknown'],
  ])('%j is %s', (states, standing) => {
    expect(compared(states).standing).toBe(standing)
  })

  test('silence is named as such, and never among the absent', () => {
    expect(compared(['present', 'absent', 'not_stated', 'not_examined'])).toEqual({
      standing: 'different',
      present: [0],
      absent: [1],
      unknown: [2, 3],
    })
  })
})

describe('firms of the sample study side by side', () => {
  const three = beside(records, ['Resemin', 'Tumi Raise Boring', 'Exsa'])
  const keyOf = (codeId: string) => ofType(records, 'code').find(({ id }) => id === codeId)!.key
  const keys = (standing: string) =>
    three.factors.filter((one) => one.standing === standing).map(({ codeId }) => keyOf(codeId))

  test('Resemin, Tumi and Exsa share niche, functional upgrading and novelty to the world', () => {
    expect(keys('shared')).toEqual(
      expect.arrayContaining(['mec.niche', 'upg.functional', 'nov.world']),
    )
  })

  test('they differ where one has what another is recorded not to have', () => {
    const geography = three.factors.find(({ codeId }) => keyOf(codeId) === 'mec.niche.geography')!
    expect(geography.standing).toBe('different')
    expect(geography.absent.map((i) => three.cases[i]!.name)).toEqual(['Exsa'])
    for (const factor of three.factors) {
      const { present, absent, unknown } = factor
      expect([...present, ...absent, ...unknown].toSorted()).toEqual([0, 1, 2])
      for (const i of absent) expect(factor.cells[i]!.state).not.toBe('not_stated')
    }
  })

  test('each cell brings its quotes, and the attributes stand on top with what is said otherwise', () => {
    const niche = three.factors.find(({ codeId }) => keyOf(codeId) === 'mec.niche')!
    for (const { quotes } of niche.cells) expect(quotes.length).toBeGreaterThan(0)
    const founded = three.attributes.find(({ name }) => name === 'Year of foundation')!
    expect(founded.values.map((value) => value?.reading.value)).toEqual([
      { type: 'number', value: 1989 },
      { type: 'number', value: 1982 },
      { type: 'number', value: 1956 },
    ])
    expect(founded.values.map((value) => value?.others)).toEqual([0, 1, 1])
  })

  test('a representative quote comes first, and the judgement in force with its rating and summary', () => {
    const [resemin] = ofType(records, 'case').filter(({ name }) => name === 'Resemin')
    const code = ofType(records, 'code').find(({ key }) => key === 'mec.niche')!
    const quotes = beside(records, ['Resemin']).factors.find(({ codeId }) => codeId === code.id)!
      .cells[0]!.quotes
    const chosen = quotes.at(-1)!.codingId
    const place = { caseId: resemin!.id, codeId: code.id }
    const added: AnyRecord[] = [
      {
        type: 'scale',
        id: 'scale:1',
        name: 'Strength',
        kind: 'ordinal',
        steps: [
          { value: 0, label: 'weak' },
          { value: 1, label: 'strong' },
        ],
        codeIds: [code.id],
        order: 0,
      },
      {
        type: 'judgement',
        id: 'judgement:new',
        ...place,
        verdict: 'present',
        rating: { scaleId: 'scale:1', value: 1 },
        rationale: 'Because.',
        supporting: [],
        contradicting: [],
        raterId: ofType(records, 'coder')[0]!.id,
        at: 9_999_999_999_999,
        seen: null,
        earlier: [],
      },
      {
        type: 'summary',
        id: 'summary:1',
        ...place,
        text: 'A niche of its own.',
        writerId: ofType(records, 'coder')[0]!.id,
        at: 1,
        seen: null,
        earlier: [],
      },
    ]
    const changed = records
      .filter(({ type }) => type !== 'summary')
      .map((record) =>
        record.type === 'coding' ? { ...record, representative: record.id === chosen } : record,
      )
    const cell = beside([...changed, ...added], ['Resemin']).factors.find(
      ({ codeId }) => codeId === code.id,
    )!.cells[0]!
    expect(cell.quotes[0]!.codingId).toBe(chosen)
    expect(cell.rating).toEqual({ scaleName: 'Strength', value: 1, label: 'strong' })
    expect(cell.verdict?.rationale).toBe('Because.')
    expect(cell.summary).toBe('A niche of its own.')
  })
})
