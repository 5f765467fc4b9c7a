import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { plainValue } from '#shared/commands/values'
import { caseTableOf, readCaseTable } from '#shared/formats/caseTable'
import { exportFormats, exportProject, type ExportRequest } from '#shared/formats/exportProject'
import { createTranslator } from '#shared/messages/translate'
import type { JournalRow } from '#shared/records/journal'
import { measures } from '#shared/records/matrix'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { awkwardRecords, matrixSettings } from './awkwardStudy'

const en = createTranslator('en')
const es = createTranslator('es')
const study = await readSampleStudy()
const FACTS = { version: '1.2.3', now: Date.UTC(2026, 1, 3), journal: study.journal }
const as = (request: ExportRequest, { t = en, records = study.records, facts = FACTS } = {}) =>
  exportProject(records, request, t, facts)

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const csvRows = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(text(bytes).replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data
const wordsOf = async (bytes: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
const sheetsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(Buffer.from(bytes))) as unknown as { sheet: string; data: unknown[][] }[]

describe('representative quotes', async () => {
  const [first, second, third] = ofType(study.records, 'coding')
  const chosen = new Set<string>([first!.id, second!.id])
  const records = study.records.map((one): AnyRecord =>
    one.type === 'coding' ? { ...one, representative: chosen.has(one.id) } : one,
  )

  test('are those that were marked, with code, case, source, place and coder', async () => {
    const rows = csvRows(await as({ kind: 'quotes', format: 'csv' }, { records }))
    expect(new Set(rows.map(({ Quote: quote }) => quote))).toEqual(
      new Set([first!.anchor.quote, second!.anchor.quote]),
    )
    for (const row of rows) {
      expect(row['Code']).not.toBe('')
      expect(row['Source']).not.toBe('')
      expect(row['Place']).toMatch(/turn \d+, .*paragraph \d+/)
      expect(row['Coder']).toBe('Coder 1')
    }
  })

  test('stand in a document as a table; without any, it says so', async () => {
    const words = await wordsOf(await as({ kind: 'quotes', format: 'docx' }, { records }))
    expect(words).toContain(`“${first!.anchor.quote}”`)
    expect(words).not.toContain(third!.anchor.quote)
    const none = records.map((one): AnyRecord =>
      one.type === 'coding' ? { ...one, representative: false } : one,
    )
    expect(
      await wordsOf(await as({ kind: 'quotes', format: 'docx' }, { records: none })),
    ).toContain('No passage is marked as representative yet.')
  })
})

describe('the codebook', () => {
  const codes = ofType(study.records, 'code')

  test('has every code with its rules and its counts', async () => {
    const rows = csvRows(await as({ kind: 'codebook', format: 'csv' }))
    expect(rows).toHaveLength(codes.length)
    const counted = rows.reduce((sum, row) => sum + Number(row['Passages']), 0)
    expect(counted).toBe(ofType(study.records, 'coding').filter(({ detached }) => !detached).length)
    for (const row of rows) {
      const code = codes.find(({ key }) => key === row['Key'])!
      expect(row['Definition']).toBe(code.definition)
      expect(row['Use it for']).toBe(code.include)
      expect(row['Do not use it for']).toBe(code.exclude)
      expect(row['Code']!.endsWith(code.name)).toBe(true)
    }
  })

  test('reads as a document with a heading for each code, in Spanish too', async () => {
    for (const t of [en, es]) {
      const bytes = await as({ kind: 'codebook', format: 'docx' }, { t })
      const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
      // One of them is the title of the document.
      expect(html.match(/<h[1-6]>/g)!.length).toBeGreaterThanOrEqual(codes.length)
      expect(html).toContain(`<strong>${t('codebook.definition')}: </strong>`)
    }
  })
})

describe('the case table', async () => {
  const kinds = ofType(study.records, 'caseKind')
  const files = unzipSync(await as({ kind: 'cases', format: 'zip' }))

  test('has a table for each kind, read back as the same values by the import of tables', () => {
    for (const kind of kinds) {
      const attributes = ofType(study.records, 'attribute').filter(
        ({ kindId }) => kindId === kind.id,
      )
      const name = kinds.length === 1 ? 'Cases.csv' : `Cases ${kind.name}.csv`
      const found = readCaseTable({ name, bytes: files[name]! }, attributes)
      if (!found.ok) throw new Error(found.problem.key)
      const plan = found.plan.map((one) => ({ ...one, include: true }))
      const { table: read, misfits } = caseTableOf(found.table, plan, {
        kindName: kind.name,
        origin: '',
      })
      expect(misfits).toEqual([])
      const values = ofType(study.records, 'attributeValue')
      const cases = ofType(study.records, 'case').filter(({ kindId }) => kindId === kind.id)
      expect(read.rows).toHaveLength(cases.length)
      for (const row of read.rows) {
        const one = cases.find((known) => known.name === row.caseName)!
        for (const [i, value] of row.values.entries()) {
          const attribute = attributes.find(({ name: title }) => title === read.columns[i]!.name)!
          const known = values.find(
            ({ caseId, attributeId }) => caseId === one.id && attributeId === attribute.id,
          )
          const before = known?.readings[known.chosen]!.value
          expect(value?.type).toBe(before?.type)
          if (before) expect(plainValue(value!)).toBe(plainValue(before))
        }
      }
    }
  })

  test('tells where each value stands, which is in force, and why one is missing', () => {
    const rows = csvRows(files['Values and origins.csv']!)
    const readings = ofType(study.records, 'attributeValue').flatMap((one) => one.readings)
    expect(rows).toHaveLength(readings.length)
    const missing = readings.filter(({ value }) => value.type === 'missing')
    expect(rows.filter((row) => row['Why it is missing'] !== '')).toHaveLength(missing.length)
    expect(rows.some((row) => row['Where it stands'] !== '')).toBe(true)
  })
})

describe('the audit trail', () => {
  const coderId = ofType(study.records, 'coder')[0]!.id
  const line = (seq: number, patch: Partial<JournalRow>): JournalRow => ({
    seq,
    at: Date.UTC(2026, 0, seq),
    coderId,
    kind: 'do',
    of: null,
    command: 'createCode',
    label: { name: `=Code ${seq}` },
    diff: { added: {}, updated: {}, removed: {} },
    ...patch,
  })
  const journal = [
    line(1, { command: 'createProject', label: { name: 'Study' } }),
    line(2, {}),
    line(3, {}),
    line(4, { kind: 'undo', of: 3 }),
    line(5, { command: 'fromTheFuture' }),
  ]
  const rows = async (period: { from: string | null; to: string | null }, t = en) =>
    csvRows(await as({ kind: 'audit', format: 'csv', period }, { t, facts: { ...FACTS, journal } }))

  test('says who did what and when, and what was undone since, in both languages', async () => {
    const all = await rows({ from: null, to: null })
    expect(all.map(({ Who: who }) => who)).toEqual(Array.from({ length: 5 }, () => 'Coder 1'))
    expect(all.map((row) => row['When (UTC)'])[1]).toBe('2026-01-02T00:00:00Z')
    expect(all.map(({ What: what }) => what)).toEqual([
      'Created the project “Study”',
      'Created the code “=Code 2”',
      'Created the code “=Code 3”',
      'Undid no. 3: Created the code “=Code 3”',
      'fromTheFuture',
    ])
    expect(all.map(({ Standing: standing }) => standing)).toEqual([
      'holds',
      'holds',
      'undone since',
      '',
      'holds',
    ])
    const spanish = await rows({ from: null, to: null }, es)
    expect(spanish[3]!['Qué']).toMatch(/^Deshizo el n\.º 3: /)
  })

  test('keeps to the days that were asked for, both included', async () => {
    const some = await rows({ from: '2026-01-02', to: '2026-01-03' })
    expect(some.map((row) => row['No.'])).toEqual(['2', '3'])
  })
})

describe('the method statement', () => {
  const settings = matrixSettings()
  const words = async (patch: Partial<typeof settings>, t = en, absentAsZero = false) =>
    wordsOf(
      await as(
        {
          kind: 'method',
          format: 'docx',
          matrix: { settings: { ...settings, ...patch }, measure: 'words', absentAsZero },
        },
        { t },
      ),
    )

  test('names measure, roll-up, choice of cases, near distance, coders, version and date', async () => {
    const said = await words({})
    for (const part of [
      en('method.measure.words'),
      en('method.rollUpOn'),
      'all 8 cases of the kind “Supplier”',
      'at most 20 characters',
      'by one coder (Coder 1)',
      'Veta 1.2.3 (project format 3) on 2026-02-03',
      'No absence is written as 0',
    ])
      expect(said).toContain(part)
  })

  test('changes with every parameter', async () => {
    const attribute = ofType(study.records, 'attribute').find(
      ({ kindId }) => kindId === settings.kindId,
    )!
    expect(await words({ rollUp: false })).toContain(en('method.rollUpOff'))
    expect(await words({ percent: 'column' })).toContain(en('method.percent.column'))
    expect(await words({ groupById: attribute.id })).toContain(`grouped by “${attribute.name}”`)
    expect(await words({ foldGroups: true })).toContain(en('method.folded'))
    expect(await words({ rowOrder: { by: 'similarity' } })).toContain(en('method.rows.similarity'))
    expect(await words({}, en, true)).toContain(en('report.data.zeroAsked'))
    expect(await words({}, es)).toContain('los 8 casos del tipo «Supplier»')
  })

  test('has words for every measure in both languages', () => {
    for (const t of [en, es])
      for (const measure of measures) expect(t(`method.measure.${measure}`)).toMatch(/\.$/)
  })
})

describe.each(Object.entries(exportFormats))('the export of %s', (kind, formats) => {
  const requestOf = (format: string) =>
    ({
      kind,
      format,
      filter: { caseIds: [], codeIds: [], sourceIds: [], coderIds: [] },
      period: { from: null, to: null },
      ...(kind === 'matrix' && { settings: matrixSettings(), measure: 'presence' }),
      ...(kind === 'method' && { matrix: null }),
    }) as unknown as ExportRequest

  test.each([...formats])('as %s of an empty project is a file', async (format) => {
    const records = study.records.filter(({ type }) => type === 'project' || type === 'coder')
    const bytes = await as(requestOf(format), { records, facts: { ...FACTS, journal: [] } })
    expect(bytes.length).toBeGreaterThan(2)
  })

  test.each([...formats])('as %s holds awkward names as the texts they are', async (format) => {
    const bytes = await as(requestOf(format), { records: awkwardRecords() })
    if (format === 'xlsx') {
      const named = (await sheetsOf(bytes)).flatMap(({ data }) => data.flat())
      for (const cell of named)
        expect(typeof cell === 'string' && cell.startsWith("'=")).toBe(false)
      for (const [name, part] of Object.entries(unzipSync(bytes)))
        if (name.startsWith('xl/worksheets/')) expect(text(part)).not.toContain('<f>')
    }
    if (format === 'csv' || format === 'zip') {
      const tables = format === 'csv' ? [bytes] : Object.values(unzipSync(bytes))
      for (const table of tables)
        for (const cell of Papa.parse<string[]>(text(table).replace(/^\ufeff/, '')).data.flat())
          expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
    if (format === 'html' || format === 'svg') expect(text(bytes)).not.toContain('<img')
  })
})
