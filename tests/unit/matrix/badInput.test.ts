import { expect, test } from 'vitest'
import { createCase } from '#shared/commands/createCase'
import { createCode } from '#shared/commands/createCode'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { linkCases } from '#shared/commands/linkCases'
import { csvOf } from '#shared/formats/csv'
import { excerptTable } from '#shared/formats/excerpts'
import { countAgain, countAll } from '#shared/matrix/counting'
import { crossTab } from '#shared/matrix/crossTab'
import { matrixInput, matrixOf, requestOf, type MatrixSettings } from '#shared/matrix/fromRecords'
import { ledgerOf } from '#shared/matrix/ledger'
import { ledgerAfter } from '#shared/matrix/ledgerAfter'
import { measureOf } from '#shared/matrix/matrix'
import { diffOf, reverseDiff } from '#shared/records/diff'
import { measures } from '#shared/records/matrix'
import { allOf, applyTo, recordsOf, type Records } from '#shared/records/memory'
import type { Judgement } from '#shared/records/schema'
import { generateProject } from '../../bench/generate'
import { project } from '../commands/harness'

const matrixIn = (records: Records, settings: MatrixSettings) =>
  matrixOf(matrixInput([...records.values()]), allOf(records, 'code'), settings)

const suppliers = (p: ReturnType<typeof project>): MatrixSettings => ({
  kindId: p.named('caseKind', 'Supplier').id,
  codeIds: [],
  rollUp: true,
})

test('a case without text is a row that is missing everywhere, and counts as such in a cross-tab', async () => {
  const p = project()
  const settings = suppliers(p)
  const { records } = await p.done(createCase, { kindId: settings.kindId, name: 'Silent' })
  const matrix = matrixIn(records, settings)
  const row = matrix.cells[matrix.rows.findIndex(({ name }) => name === 'Silent')]!
  expect(new Set(row.map(({ state }) => state))).toEqual(new Set(['missing']))
  for (const cell of row)
    for (const measure of measures)
      if (measure !== 'presence') expect(measureOf(cell, measure), measure).toBeNull()
  const cells = crossTab(matrix, () => 'all').get('all')!
  expect(new Set(cells.map(({ cases, missing }) => `${cases} ${missing}`))).toEqual(
    new Set(['9 1']),
  )
})

test('a code without codings is a column in which nobody has looked', async () => {
  const p = project()
  const settings = suppliers(p)
  const { records } = await p.done(createCode, { name: 'Unused', parentId: null })
  const matrix = matrixIn(records, settings)
  const column = matrix.columns.findIndex(({ code }) => code.name === 'Unused')
  expect(matrix.columns[column]!.distinctReferences).toBe(0)
  for (const row of matrix.cells) expect(row[column]!.state).toBe('not_examined')
})

test('codings of a transcript that two cases share count in both rows, and once in all', async () => {
  const p = project()
  const settings = suppliers(p)
  const before = matrixIn(
    (await p.done(createCode, { name: 'New', parentId: null })).records,
    settings,
  )
  const links = [
    { caseId: p.named('case', 'Fima').id, sourceId: p.named('source', 'Exsa').id, span: null },
  ]
  const { records } = await p.done(linkCases, { links })
  const after = matrixIn(records, settings)
  const of = ({ rows, distinctByRow }: typeof after, name: string) =>
    distinctByRow[rows.findIndex((row) => row.name === name)]!
  expect(of(after, 'Fima')).toBe(of(before, 'Fima') + of(before, 'Exsa'))
  expect(of(after, 'Exsa')).toBe(of(before, 'Exsa'))
  expect(after.distinctReferences).toBe(before.distinctReferences)
})

test('of two raters who differ the later is in force, and both judgements are kept', async () => {
  const p = project()
  const settings = suppliers(p)
  const { records } = await p.done(createCode, { name: 'New', parentId: null })
  const first = p.all('judgement').find(({ verdict }) => verdict === 'absent')!
  const second: Judgement = {
    ...first,
    id: 'judgement:second',
    raterId: 'coder:second',
    verdict: 'present',
    at: first.at + 1,
  }
  const matrix = matrixIn(new Map([...records, [second.id, second]]), settings)
  const row = matrix.rows.findIndex(({ id }) => id === first.caseId)
  const column = matrix.columns.findIndex(({ code }) => code.id === first.codeId)
  expect(matrix.cells[row]![column]).toMatchObject({
    state: 'present',
    judgementId: 'judgement:second',
    disagreement: true,
  })
})

test('a saved matrix loses a column with its code and nothing else, and an undo gives it back', async () => {
  const p = project()
  const saved = () => p.named('matrix', 'Section 4')
  const before = matrixIn(
    (await p.done(createCode, { name: 'New', parentId: null })).records,
    saved(),
  )
  const gone = before.columns.findIndex(({ code }) => code.key === 'drv.standards')
  const { records, diff } = await p.done(deleteCodes, { codeIds: [before.columns[gone]!.code.id] })
  const after = matrixIn(records, saved())
  const states = ({ cells }: typeof after) => cells.map((row) => row.map(({ state }) => state))
  expect(states(after)).toEqual(states(before).map((row) => row.toSpliced(gone, 1)))
  const back = applyTo(records, reverseDiff(diff))
  const matrix = allOf(back, 'matrix').find(({ name }) => name === 'Section 4')!
  expect(matrixIn(back, matrix)).toEqual(before)
})

test('a matrix that names a code which is not there shows the others', () => {
  const records = recordsOf(
    generateProject({ sources: 1, words: 40, codes: 2, codings: 3, cases: 1 }),
  )
  const settings = {
    kindId: 'caseKind:0',
    codeIds: ['code:gone', 'code:1'],
    rollUp: true,
  } as const
  const { columns } = matrixIn(records, settings)
  expect(columns.map(({ code }) => code.id)).toEqual(['code:1'])
})

test('10,000 passages in one cell are all counted, listed, and counted again without one', () => {
  const records = recordsOf(
    generateProject({ sources: 1, words: 20_000, codes: 1, codings: 10_000, cases: 1 }),
  )
  const all = [...records.values()]
  const settings = { kindId: 'caseKind:0', codeIds: [], rollUp: true } as const
  const request = requestOf(allOf(records, 'case'), allOf(records, 'code'), settings)
  const ledger = ledgerOf(matrixInput(all))
  const counting = countAll(ledger, request)
  const cell = counting.matrix.cells[0]![0]!
  expect(cell.codingIds.length + cell.contradictingIds.length).toBe(10_000)
  expect(cell.counts!.references).toBe(cell.codingIds.length)
  expect(cell.counts!.coverageCharacters).toBeLessThanOrEqual(100)
  const filter = { caseIds: ['case:0'], codeIds: ['code:0'], sourceIds: [], coderIds: [] } as const
  expect(excerptTable(all, filter).excerpts).toHaveLength(10_000)
  const gone = allOf(records, 'coding').find(({ id }) => id === cell.codingIds[0])!
  const after = ledgerAfter(ledger, diffOf({ removed: [gone] }))
  const again = countAgain(counting, after.ledger, after.touched, request)
  expect(again.matrix.cells[0]![0]!.codingIds).toEqual(cell.codingIds.slice(1))
})

test('names that begin like a formula are kept as they are, and run in no table', async () => {
  const p = project()
  const settings = suppliers(p)
  await p.done(createCase, { kindId: settings.kindId, name: '=1+1' })
  const { records } = await p.done(createCode, { name: '=SUM(A1)', parentId: null })
  const matrix = matrixIn(records, settings)
  const named = [matrix.rows.at(-1)!.name, matrix.columns.at(-1)!.code.name]
  expect(named).toEqual(['=1+1', '=SUM(A1)'])
  const text = new TextDecoder().decode(csvOf({ title: '', header: named, rows: [named] }))
  expect(text).not.toMatch(/(^|[,\n"\ufeff])=/)
})
