import { describe, expect, test } from 'vitest'
import { arrangeRecords, firstOf } from '#shared/matrix/arrange'
import { valueChoices, valuesInForce } from '#shared/matrix/attributes'
import { measureOf } from '#shared/matrix/matrix'
import { foldedState, shownCell, shownSubtotal } from '#shared/matrix/shownCell'
import { plainMatrix } from '#shared/commands/saveMatrix'
import type { Judgement } from '#shared/records/schema'
import { study } from '../commands/harness'
import {
  arrange,
  attributeId,
  codeId,
  idOf,
  input,
  keys,
  kindId,
  names,
  suppliers,
} from './arrangedStudy'

describe('the rows of a matrix are', () => {
  test('all cases of the kind, in their order', () => {
    expect(names(arrange({}))).toEqual(suppliers)
  })

  test('those chosen by hand, in the order of the cases', () => {
    const caseIds = [idOf('case', 'Fima'), idOf('case', 'Exsa'), idOf('case', 'Antamina')]
    expect(names(arrange({ caseIds }))).toEqual(['Exsa', 'Fima'])
  })

  test('those on which every condition holds, any value of a condition being enough', () => {
    const ownership = {
      attributeId: attributeId('ownership_band'),
      values: ['national', 'foreign minority'],
    }
    expect(names(arrange({ conditions: [ownership] }))).toEqual([
      'Exsa',
      'Ferreyros',
      'Resemin',
      'Fima',
    ])
    const extraction = { attributeId: attributeId('stages'), values: ['extraction'] }
    expect(names(arrange({ conditions: [ownership, extraction] }))).toEqual([
      'Exsa',
      'Ferreyros',
      'Resemin',
    ])
  })

  test('those whose value is missing, where a condition asks for them', () => {
    const unknown = { attributeId: attributeId('foreign_capital_pct'), values: [''] }
    expect(names(arrange({ conditions: [unknown] }))).toContain('Exsa')
    expect(names(arrange({ conditions: [unknown] }))).not.toContain('Bisa')
  })

  test('none where a condition holds for none, and then nothing adds up', () => {
    const arranged = arrange({
      conditions: [{ attributeId: attributeId('stages'), values: [] }],
      measure: 'references',
      groupById: attributeId('stages'),
    })
    expect(arranged.lines).toEqual([])
    expect(arranged.whole).toMatchObject({ rows: [], sum: null, distinct: 0 })
    expect(shownSubtotal(arranged, arranged.whole, 0)).toMatchObject({
      present: 0,
      value: null,
      percent: null,
    })
  })
})

describe('the values that a condition can name', () => {
  const cases = input.cases.filter((one) => one.kindId === kindId)
  const choices = (key: string) =>
    valueChoices(
      input.attributes.find(({ id }) => id === attributeId(key))!,
      cases,
      valuesInForce(input.attributeValues),
    )

  test('are the categories that occur, in their order, with how many cases have each', () => {
    expect(choices('ownership_band')).toEqual([
      { text: 'foreign majority', cases: 2 },
      { text: 'foreign minority', cases: 2 },
      { text: 'national', cases: 2 },
      { text: 'nonprofit', cases: 2 },
    ])
  })

  test('are numbers in order, the reading in force of each, and last that there is none', () => {
    const founded = choices('founded').map(({ text }) => text)
    expect(founded).toContain('1956')
    expect(founded).not.toContain('1954')
    expect(founded).toEqual(founded.toSorted((a, b) => Number(a) - Number(b)))
    expect(choices('foreign_capital_pct').at(-1)!.text).toBe('')
  })
})

describe('rows are ordered', () => {
  test('by name', () => {
    expect(names(arrange({ rowOrder: { by: 'name' } }))).toEqual([
      'Bisa',
      'Exsa',
      'Ferreyros',
      'Fima',
      'Resemin',
      'TECSUP',
      'Tumi Raise Boring',
      'UTEC',
    ])
  })

  test('by hand, and those nobody placed after the others', () => {
    const caseIds = [idOf('case', 'UTEC'), idOf('case', 'Bisa')]
    expect(names(arrange({ rowOrder: { by: 'hand', caseIds } }))).toEqual([
      'UTEC',
      'Bisa',
      'Exsa',
      'Ferreyros',
      'Resemin',
      'Tumi Raise Boring',
      'Fima',
      'TECSUP',
    ])
  })

  test.each([false, true])('by an attribute, missing values last, falling: %s', (falling) => {
    const order = { by: 'attribute', attributeId: attributeId('founded'), falling } as const
    const arranged = arrange({ rowOrder: order })
    const valueOf = valuesInForce(input.attributeValues)
    const years = arranged.matrix.rows.map(({ id }) => {
      const value = valueOf(id, attributeId('founded'))
      return value?.type === 'number' ? value.value : null
    })
    const known = years.filter((year) => year !== null)
    expect(known).toEqual(known.toSorted((a, b) => (falling ? b - a : a - b)))
    expect(years.slice(known.length).every((year) => year === null)).toBe(true)
  })

  test('by the value of a column, silence last', () => {
    const arranged = arrange({
      measure: 'references',
      rowOrder: { by: 'value', codeId: codeId('nov'), falling: true },
    })
    const column = keys(arranged).indexOf('nov')
    const values = arranged.matrix.cells.map((row) => measureOf(row[column]!, 'references'))
    const known = values.filter((value) => value !== null)
    expect(known.length).toBeGreaterThan(1)
    expect(values.slice(0, known.length)).toEqual(known.toSorted((a, b) => b - a))
  })

  test('by what they add up to, and by how many codes are present', () => {
    const falling = { by: 'total', falling: true } as const
    const sums = arrange({ measure: 'words', rowOrder: falling }).rowTotals.map(({ sum }) => sum!)
    expect(sums).toEqual(sums.toSorted((a, b) => b - a))
    const counts = arrange({ rowOrder: falling }).rowTotals.map(({ present }) => present)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  test('by likeness, each firm once', () => {
    const arranged = arrange({ rowOrder: { by: 'similarity' }, columnOrder: { by: 'similarity' } })
    expect(names(arranged).toSorted()).toEqual(suppliers.toSorted())
    expect(keys(arranged).toSorted()).toEqual(keys(arrange({})).toSorted())
  })
})

describe('columns are ordered', () => {
  const columns = ['nov.world', 'gov', 'mec.niche', 'upg.functional']

  test('as they were chosen, whatever has been deleted since', () => {
    const codeIds = ['code:gone' as const, ...columns.map(codeId)]
    expect(keys(arrange({ codeIds }))).toEqual(columns)
  })

  test('by the value of a case, and by what they add up to', () => {
    const codeIds = columns.map(codeId)
    const caseId = idOf('case', 'Resemin')
    const byCase = arrange({
      codeIds,
      columnOrder: { by: 'value', caseId, falling: true },
      measure: 'references',
    })
    const values = byCase.matrix.cells[3]!.map((cell) => measureOf(cell, 'references') ?? -1)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    const byTotal = arrange({ codeIds, columnOrder: { by: 'total', falling: false } })
    const present = byTotal.whole.cells.map((cell) => cell.present)
    expect(present).toEqual(present.toSorted((a, b) => a - b))
  })
})

test('an order by a case, code or attribute that is gone is that of the cases and codes', () => {
  const gone = arrange({
    rowOrder: { by: 'value', codeId: 'code:gone', falling: true },
    columnOrder: { by: 'value', caseId: 'case:gone', falling: true },
    groupById: 'attribute:gone',
  })
  expect(names(gone)).toEqual(suppliers)
  expect(gone.groups).toEqual([])
  const byAttribute = arrange({
    rowOrder: { by: 'attribute', attributeId: 'attribute:gone', falling: true },
  })
  expect(names(byAttribute)).toEqual(suppliers)
})

describe('grouped by ownership', () => {
  const arranged = arrange({
    groupById: attributeId('ownership_band'),
    measure: 'references',
    percent: 'column',
  })

  test('firms of one kind of owner stand together, under a heading and over a subtotal', () => {
    const shown = arranged.lines.map((line) =>
      line.kind === 'case'
        ? arranged.matrix.rows[line.row]!.name
        : `${line.kind} ${arranged.groups[line.group]!.value}`,
    )
    expect(shown).toEqual([
      'heading foreign majority',
      'Bisa',
      'Tumi Raise Boring',
      'subtotal foreign majority',
      'heading foreign minority',
      'Ferreyros',
      'Fima',
      'subtotal foreign minority',
      'heading national',
      'Exsa',
      'Resemin',
      'subtotal national',
      'heading nonprofit',
      'UTEC',
      'TECSUP',
      'subtotal nonprofit',
    ])
  })

  test('the subtotals of a column add up to its total, and their percentages to 100', () => {
    for (const column of arranged.columns.keys()) {
      const parts = arranged.groups.map((group) => shownSubtotal(arranged, group, column))
      const whole = shownSubtotal(arranged, arranged.whole, column)
      expect(parts.reduce((sum, { present }) => sum + present, 0)).toBe(whole.present)
      expect(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(whole.value ?? 0)
      if (whole.value)
        expect(parts.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBeCloseTo(100)
    }
  })

  test('a group orders its rows as the matrix does', () => {
    const ordered = arrange({ groupById: attributeId('ownership_band'), rowOrder: { by: 'name' } })
    expect(names(ordered)).toEqual([
      'Bisa',
      'Tumi Raise Boring',
      'Ferreyros',
      'Fima',
      'Exsa',
      'Resemin',
      'TECSUP',
      'UTEC',
    ])
  })
})

describe('a folded group of codes', () => {
  const arranged = arrange({ foldGroups: true })
  const column = arranged.columns.findIndex(
    (one) => one.kind === 'folded' && one.group === 'novelty',
  )
  const nameAt = (one: number) => arranged.matrix.columns[one]!.code.name

  test('is one column, where the first of its codes stood', () => {
    const folded = arranged.columns.filter(({ kind }) => kind === 'folded')
    expect(folded.map((one) => one.kind === 'folded' && one.columns.length)).toEqual([3, 3])
    expect(arranged.columns.length).toBe(arranged.matrix.columns.length - 4)
    expect(nameAt(firstOf(arranged.columns[column]!))).toBe('New to the company')
  })

  test('says which code holds', () => {
    const held = suppliers.map((_, row) => shownCell(arranged, row, column).present.map(nameAt))
    expect(held.flat()).toContain('New to the world')
    for (const [row, present] of held.entries()) {
      const one = shownCell(arranged, row, column)
      expect(one.state === 'present').toBe(present.length > 0)
      expect(one.conflict).toBe(present.length > 1)
    }
  })

  test('counts in its subtotal the cases of each code, and each case once', () => {
    const { present, categories } = shownSubtotal(arranged, arranged.whole, column)
    const held = suppliers.map((_, row) => shownCell(arranged, row, column).present.length)
    expect(present).toBe(held.filter((count) => count > 0).length)
    expect(categories.reduce((sum, one) => sum + one.present, 0)).toBe(
      held.reduce((sum, count) => sum + count, 0),
    )
  })

  test('flags the cases in which two codes are present at once, folded or not', () => {
    const also: Judgement = {
      type: 'judgement',
      id: 'judgement:also',
      caseId: idOf('case', 'Bisa'),
      codeId: codeId('nov.world'),
      verdict: 'present',
      rating: null,
      rationale: '',
      supporting: [],
      contradicting: [],
      raterId: 'coder:other',
      at: 9e12,
      seen: null,
      earlier: [],
    }
    for (const foldGroups of [true, false]) {
      const both = arrangeRecords([...study.values(), also], { ...plainMatrix, kindId, foldGroups })
      const flagged = both.columns
        .flatMap((one, i) => (shownCell(both, 0, i).conflict ? [one] : []))
        .map((one) => both.matrix.columns[firstOf(one)]!.code.key)
      expect(flagged).toEqual(foldGroups ? ['nov.company'] : ['nov.company', 'nov.world'])
      expect(both.conflicts.slice(1).flat()).toEqual([])
    }
  })

  test('stays together when columns are ordered by what they hold', () => {
    const byTotal = arrange({ foldGroups: true, columnOrder: { by: 'total', falling: true } })
    for (const one of byTotal.columns) {
      if (one.kind === 'folded') {
        expect(one.columns).toEqual(one.columns.map((_, i) => one.columns[0]! + i))
      }
    }
  })

  test('is absent only where all of it is, and silent where any of it is open', () => {
    expect(foldedState(['absent', 'present'])).toBe('present')
    expect(foldedState(['absent', 'absent'])).toBe('absent')
    expect(foldedState(['explicitly_absent', 'absent'])).toBe('absent')
    expect(foldedState(['explicitly_absent', 'explicitly_absent'])).toBe('explicitly_absent')
    expect(foldedState(['absent', 'not_stated'])).toBe('not_stated')
    expect(foldedState(['not_stated', 'not_examined', 'absent'])).toBe('not_examined')
    expect(foldedState(['not_applicable', 'absent'])).toBe('absent')
    expect(foldedState(['not_applicable', 'not_applicable'])).toBe('not_applicable')
    expect(foldedState(['missing', 'missing'])).toBe('missing')
  })
})

test('columns under one code of the top level share a band, and bands cover every column once', () => {
  const arranged = arrange({ codeIds: ['nov.world', 'nov.market', 'gov.quasi', 'gov'].map(codeId) })
  expect(arranged.bands.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Degree of novelty', 0, 2],
    ['Governance pattern', 2, 4],
  ])
})

test.each(['row', 'column', 'total'] as const)('cells as percent of the %s', (percent) => {
  const arranged = arrange({ measure: 'words', percent, rollUp: false })
  const at = (row: number, column: number) => shownCell(arranged, row, column).percent ?? 0
  const rows = [...arranged.matrix.rows.keys()]
  const columns = [...arranged.columns.keys()]
  const near100 = (sum: number) => expect(Math.abs(sum) < 1e-9 ? 100 : sum).toBeCloseTo(100)
  const sum = (values: number[]) => values.reduce((total, one) => total + one, 0)
  if (percent === 'row') for (const row of rows) near100(sum(columns.map((one) => at(row, one))))
  if (percent === 'column') for (const one of columns) near100(sum(rows.map((row) => at(row, one))))
  if (percent === 'total') near100(sum(rows.flatMap((row) => columns.map((one) => at(row, one)))))
})

test('means, shares and numbers of sources do not add up', () => {
  for (const measure of ['weightMean', 'coverageWords', 'sources', 'coders', 'rating'] as const) {
    const { whole, rowTotals } = arrange({ measure })
    expect([whole.sum, ...whole.cells.map(({ sum }) => sum)].every((sum) => sum === null)).toBe(
      true,
    )
    expect(rowTotals.every(({ sum }) => sum === null)).toBe(true)
  }
})
