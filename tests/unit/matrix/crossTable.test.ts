import { describe, expect, test } from 'vitest'
import { attributeGroups, suggestedCuts } from '#shared/matrix/attributeGroups'
import { crossTable, percentOf } from '#shared/matrix/crossTable'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import type { Value } from '#shared/records/attributeValue'
import type { Attribute, AttributeValue } from '#shared/records/schema'
import { hasReference, reference } from '../../reference'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { code, coding, extent, judgement, matrixOfText } from './small'

const attribute = (over: Partial<Attribute>): Attribute => ({
  type: 'attribute',
  id: 'attribute:1',
  kindId: 'caseKind:1',
  name: 'It',
  key: '',
  valueType: 'category',
  unit: '',
  categories: [],
  multiple: false,
  order: 0,
  ...over,
})

const has = (caseName: string, value: Value): AttributeValue => ({
  type: 'attributeValue',
  id: `attributeValue:${caseName}`,
  caseId: `case:${caseName}`,
  attributeId: 'attribute:1',
  readings: [{ value, origin: '' }],
  chosen: 0,
})

const ids = (names: string) => [...names].map((name) => `case:${name}`)
const inGroups = (groups: ReturnType<typeof attributeGroups>) =>
  groups.map(({ id, caseIds }) => [id, caseIds.map((one) => one.slice(5)).join('')])

describe('cases in groups by an attribute', () => {
  test('categories keep their order, a case with two is in both, and what is missing comes last', () => {
    const groups = attributeGroups(
      ids('abcd'),
      attribute({ categories: ['late', 'early', 'never'], multiple: true }),
      [
        has('a', { type: 'category', value: ['early', 'late'] }),
        has('b', { type: 'category', value: ['early'] }),
        has('c', { type: 'missing', reason: 'refused' }),
      ],
    )
    expect(inGroups(groups)).toEqual([
      ['text:late', 'a'],
      ['text:early', 'ab'],
      ['missing', 'cd'],
    ])
  })

  test('a number on a cut belongs to the band above it', () => {
    const number = (value: number): Value => ({ type: 'number', value })
    const groups = attributeGroups(
      ids('abc'),
      attribute({ valueType: 'number' }),
      [has('a', number(9)), has('b', number(10)), has('c', number(99))],
      [10, 50],
    )
    expect(groups.map(({ label }) => label)).toEqual([
      { kind: 'band', from: null, to: 10 },
      { kind: 'band', from: 10, to: 50 },
      { kind: 'band', from: 50, to: null },
    ])
    expect(groups.map(({ caseIds }) => caseIds.length)).toEqual([1, 1, 1])
  })

  test('dates stand by decade, yes before no, texts by name', () => {
    const date = (value: string): Value => ({ type: 'date', value })
    const decades = attributeGroups(ids('ab'), attribute({ valueType: 'date' }), [
      has('a', date('1989-12-31')),
      has('b', date('1956')),
    ])
    expect(inGroups(decades)).toEqual([
      ['decade:1950', 'b'],
      ['decade:1980', 'a'],
    ])
    const flags = attributeGroups(ids('ab'), attribute({ valueType: 'boolean' }), [
      has('a', { type: 'boolean', value: false }),
      has('b', { type: 'boolean', value: true }),
    ])
    expect(inGroups(flags)).toEqual([
      ['boolean:true', 'b'],
      ['boolean:false', 'a'],
    ])
    const texts = attributeGroups(ids('ab'), attribute({ valueType: 'text' }), [
      has('a', { type: 'text', value: 'Zinc' }),
      has('b', { type: 'text', value: 'copper' }),
    ])
    expect(inGroups(texts)).toEqual([
      ['text:copper', 'b'],
      ['text:Zinc', 'a'],
    ])
  })

  test('bands are suggested at terciles, and not where there is nothing to part', () => {
    expect(suggestedCuts([15, 40, 210, 350, 400, 800, 1250, 3600])).toEqual([210, 800])
    expect(suggestedCuts([1, 1, 1])).toEqual([])
    expect(suggestedCuts([])).toEqual([])
  })
})

test('a percentage names what it is of, and a case in two groups counts once over all', () => {
  const matrix = matrixOfText('aa bb cc dd', {
    cases: ['a', 'b', 'c', 'd'],
    codes: [code('x')],
    extents: [extent('a', [0, 2]), extent('b', [3, 5]), extent('c', [6, 8])],
    codings: [coding('1', 'x', [0, 2])],
    judgements: [judgement('b', 'x', 'absent'), judgement('c', 'x', 'not_stated')],
  })
  const table = crossTable(matrix, [
    { id: 'one', label: { kind: 'text', text: 'one' }, caseIds: ids('ab') },
    { id: 'two', label: { kind: 'text', text: 'two' }, caseIds: ids('acd') },
  ])
  const [row] = table.rows
  expect(row!.all.present).toEqual(ids('a'))
  expect(row!.all.unknown).toEqual(ids('cd'))
  expect(row!.cells.map(({ withData }) => withData)).toEqual([ids('ab'), ids('ac')])
  const percent = (basis: Parameters<typeof percentOf>[4]) =>
    [0, 1, null].map((group) => percentOf(table, row!, group, 'present', basis))
  expect(percent('group')).toEqual([50, 100 / 3, 25])
  expect(percent('withData')).toEqual([50, 50, 100 / 3])
  expect(percent('known')).toEqual([50, 100, 50])
  expect(percent('factor')).toEqual([100, 100, 100])
  expect(percentOf(table, row!, 0, 'notStated', 'known')).toBeNull()
  expect(percentOf(table, row!, 0, 'notStated', 'group')).toBe(0)
  expect(percentOf(table, row!, 1, 'absent', 'known')).toBe(0)
})

test.skipIf(!hasReference)('the cross-tab by ownership equals the worked one', async () => {
  const { worked_crosstab_ownership: worked } = reference<{
    worked_crosstab_ownership: Record<
      string,
      { n: number } & Record<string, { present: number; absent: number; not_stated: number }>
    >
  }>('cases')
  const { records } = await readSampleStudy()
  const [view] = ofType(records, 'matrix')
  const codes = ofType(records, 'code')
  const matrix = matrixOf(matrixInput(records), codes, view!)
  const ownership = ofType(records, 'attribute').find(({ key }) => key === 'ownership_band')!
  const groups = attributeGroups(
    matrix.rows.map(({ id }) => id),
    ownership,
    ofType(records, 'attributeValue'),
  )
  const table = crossTable(matrix, groups)
  const made = Object.fromEntries(
    groups.map(({ id, caseIds }, group) => [
      id.replace('text:', ''),
      {
        n: caseIds.length,
        ...Object.fromEntries(
          ['upg.functional', 'nov.world', 'mec.partner'].map((key) => {
            const codeId = codes.find((one) => one.key === key)!.id
            const cell = table.rows.find((row) => row.codeId === codeId)!.cells[group]!
            return [
              key.replace('.', '_'),
              {
                present: cell.present.length,
                absent: cell.absent.length,
                not_stated: cell.notStated.length,
              },
            ]
          }),
        ),
      },
    ]),
  )
  expect(made).toEqual(worked)
})
