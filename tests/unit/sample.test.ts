import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildSampleStudy } from '#shared/formats/sampleStudy'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { checkRecords, failedAnchors } from '#shared/records/invariants'
import type { AnyRecord, RecordOf, RecordType } from '#shared/records/schema'
import { hasReference, reference } from '../reference'

const folder = join(import.meta.dirname, '../../resources/sample')
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
)
const study = await buildSampleStudy(files, 'Sample', 'memo')
const all = <T extends RecordType>(type: T) =>
  study.records.filter((record: AnyRecord): record is RecordOf<T> => record.type === type)

describe('the sample study', () => {
  test('fits together, and every passage says what was coded', () => {
    expect(checkRecords(study.records)).toEqual([])
    expect(failedAnchors(study.records)).toEqual([])
  })

  test('every transcript says that it is synthetic and is long enough to be read as an interview', () => {
    expect(all('text')).toHaveLength(11)
    for (const { text } of all('text'))
      expect(text).toMatch(/^(SYNTHETIC TRANSCRIPT|TRANSCRIPCIÓN SINTÉTICA)\./)
    for (const { name, words } of all('source')) expect(words, name).toBeGreaterThan(1450)
  })

  test.skipIf(!hasReference)('has the matrix of Section 4, cell for cell', () => {
    const expected = reference<{
      rows: string[]
      columns: string[]
      cells: Record<string, Record<string, { value: string }>>
    }>('section4-matrix')
    const [view] = all('matrix')
    const matrix = matrixOf(matrixInput(study.records), all('code'), view!)
    expect(matrix.rows.map(({ name }) => name)).toEqual(expected.rows)
    expect(matrix.columns.map(({ code }) => code.key)).toEqual(expected.columns)
    const states = Object.fromEntries(
      matrix.rows.map((row, i) => [
        row.name,
        Object.fromEntries(
          matrix.columns.map(({ code }, j) => [code.key, matrix.cells[i]![j]!.state]),
        ),
      ]),
    )
    const values = Object.fromEntries(
      expected.rows.map((row) => [
        row,
        Object.fromEntries(
          expected.columns.map((code) => [code, expected.cells[row]![code]!.value]),
        ),
      ]),
    )
    expect(states).toEqual(values)
    expect(expected.rows.length * expected.columns.length).toBe(504)
  })

  test('keeps conflicting readings and says why a value is missing', () => {
    const valueOf = (caseName: string, key: string) => {
      const one = all('case').find(({ name }) => name === caseName)!
      const attribute = all('attribute').find((a) => a.key === key && a.kindId === one.kindId)!
      return all('attributeValue').find(
        (v) => v.caseId === one.id && v.attributeId === attribute.id,
      )!
    }
    const founded = valueOf('Exsa', 'founded')
    expect(founded.readings.map(({ value }) => 'value' in value && value.value)).toEqual([
      1956, 1954,
    ])
    expect(founded.chosen).toBe(0)
    expect(valueOf('UTEC', 'foreign_capital_pct').readings[0]!.value).toEqual({
      type: 'missing',
      reason: 'not applicable',
    })
  })

  test('is the same at every build, and comes back equal from its file', async () => {
    const again = await buildSampleStudy(files, 'Sample', 'memo')
    expect(again).toEqual(study)
    const parsed = await parseProject(serialiseProject(study, Date.UTC(2026, 0, 20)))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
    const byId = (records: readonly AnyRecord[]) =>
      records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(parsed.records)).toEqual(byId(study.records))
    expect(parsed.journal).toEqual(study.journal)
  })
})
