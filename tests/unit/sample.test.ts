import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildSampleStudy } from '#shared/formats/sample/study'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { crossTab } from '#shared/matrix/crossTab'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { evidenceFinder } from '#shared/matrix/evidence'
import { since } from '#shared/matrix/seen'
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

const section4 = matrixOf(matrixInput(study.records), all('code'), all('matrix')[0]!)

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
    const matrix = section4
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

  test('rests the sentences on novelty on eight firms, each with one class, and names them', () => {
    const firmsWith = (key: string) => {
      const column = section4.columns.findIndex(({ code }) => code.key === key)
      return section4.rows
        .filter((_, i) => section4.cells[i]![column]!.state === 'present')
        .map(({ name }) => name)
    }
    expect(firmsWith('nov.world')).toEqual(['Exsa', 'Resemin', 'Tumi Raise Boring'])
    expect(firmsWith('nov.market')).toEqual(['Ferreyros', 'Fima', 'UTEC', 'TECSUP'])
    expect(firmsWith('nov.company')).toEqual(['Bisa'])
    const whole = crossTab(section4, () => 'all').get('all')!
    const counts = ['nov.world', 'nov.market', 'nov.company'].map((key) => {
      const cell = whole[section4.columns.findIndex(({ code }) => code.key === key)]!
      return [cell.present, cell.absent, cell.casesWithData, cell.cases]
    })
    expect(counts).toEqual([
      [3, 5, 8, 8],
      [4, 4, 8, 8],
      [1, 7, 8, 8],
    ])
  })

  test.skipIf(!hasReference)('has the worked cross-tab by ownership, silence apart', () => {
    const { worked_crosstab_ownership: expected } = reference<{
      worked_crosstab_ownership: Record<
        string,
        { n: number } & Record<string, { present: number; absent: number; not_stated: number }>
      >
    }>('cases')
    const ownership = all('attribute').find(({ key }) => key === 'ownership_band')!
    const ofCase = new Map(
      all('attributeValue')
        .filter(({ attributeId }) => attributeId === ownership.id)
        .map(({ caseId, readings, chosen }) => [caseId as string, readings[chosen]!.value]),
    )
    const groupOf = (caseId: string) => {
      const value = ofCase.get(caseId)
      return value?.type === 'category' ? value.value.join() : ''
    }
    const table = crossTab(section4, groupOf)
    expect([...table.keys()].toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const [group, { n, ...codes }] of Object.entries(expected)) {
      for (const [name, counts] of Object.entries(codes)) {
        const key = name.replace('_', '.')
        const column = section4.columns.findIndex(({ code }) => code.key === key)
        const { cases, present, absent } = table.get(group)![column]!
        expect({ n: cases, present, absent, not_stated: cases - present - absent }, name).toEqual({
          n,
          ...counts,
        })
      }
    }
  })

  test('keeps a claim to be first worldwide as evidence against the verdict, with a memo', () => {
    const place = (caseName: string, key: string) => ({
      caseId: all('case').find(({ name }) => name === caseName)!.id,
      codeId: all('code').find((code) => code.key === key)!.id,
    })
    const at = <T extends { caseId: string; codeId: string }>(
      records: readonly T[],
      [caseName, key]: readonly [string, string],
    ) => {
      const { caseId, codeId } = place(caseName, key)
      return records.find((one) => one.caseId === caseId && one.codeId === codeId)
    }
    const judgement = at(all('judgement'), ['Ferreyros', 'nov.world'])!
    expect(judgement.verdict).toBe('absent')
    expect(judgement.contradicting).toHaveLength(1)
    const claim = all('coding').find(({ id }) => id === judgement.contradicting[0])!
    expect(claim.anchor.quote).toMatch(/^The factory people told us/)
    const links = (memo: string) => memo.match(/coding:/g)?.length ?? 0
    expect(links(at(all('cellMemo'), ['Ferreyros', 'nov.world'])!.memo)).toBe(1)
    for (const both of [
      ['Fima', 'res.alliance'],
      ['Ferreyros', 'res.alliance'],
      ['Exsa', 'bar.trade'],
    ] as const) {
      expect(links(at(all('cellMemo'), both)!.memo), both.join()).toBe(2)
    }
    expect(all('code').find(({ key }) => key === 'gov.quasi')!.memo).toContain('expected')
  })

  test('sums up the cells of the three firms that are compared, from evidence nobody has touched since', () => {
    const evidenceOf = evidenceFinder(all('code'), all('extent'), all('coding'))
    const names = new Map<string, string>(all('case').map(({ id, name }) => [id, name]))
    const keys = new Map<string, string>(all('code').map(({ id, key }) => [id, key]))
    const summed = all('summary').map(({ caseId, codeId }) => [names.get(caseId), keys.get(codeId)])
    for (const firm of ['Resemin', 'Tumi Raise Boring', 'Exsa'])
      for (const key of ['mec.niche', 'upg.functional', 'nov.world'])
        expect(summed).toContainEqual([firm, key])
    for (const one of [...all('summary'), ...all('judgement')])
      expect(since(one, evidenceOf(one)), one.id).toBeNull()
    expect(all('coding').filter(({ representative }) => representative)).toHaveLength(15)
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
