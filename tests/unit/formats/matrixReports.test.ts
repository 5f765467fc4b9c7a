import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { exportProject, type FormatOf } from '#shared/formats/exportProject'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { cellsOfTables } from './markup'
import {
  awkwardCode,
  awkwardRecords,
  FORMULAS,
  journal,
  MARKUP,
  matrixSettings,
} from './awkwardStudy'

const en = createTranslator('en')
const es = createTranslator('es')
const FACTS = { version: '1.2.3', now: Date.UTC(2026, 1, 3), journal }
const study = await readSampleStudy()
const section4 = ofType(study.records, 'matrix')[0]!
const awkward = awkwardRecords()

/** The words of every passage that a cell of the awkward matrix rests on. */
const quotes = new Map<string, string>(
  ofType(awkward, 'coding').map(({ id, anchor }) => [id, anchor.quote]),
)
const behind = matrixOf(matrixInput(awkward), ofType(awkward, 'code'), matrixSettings())
  .cells.flat()
  .flatMap(({ codingIds, contradictingIds }) => [...codingIds, ...contradictingIds])
  .map((id) => quotes.get(id)!)

const matrixAs = (
  format: FormatOf<'matrix'>,
  records: readonly AnyRecord[] = awkward,
  { t = en, measure = 'presence' as const, absentAsZero = false, settings = matrixSettings() } = {},
) => exportProject(records, { kind: 'matrix', format, settings, measure, absentAsZero }, t, FACTS)

type Row = (string | number | null)[]
const sheetsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(Buffer.from(bytes), { trim: false })) as unknown as {
    sheet: string
    data: Row[]
  }[]
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const csvRows = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(text(bytes).replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data

/** The links of every sheet as the file holds them: cell to place. */
function linksOf(bytes: Uint8Array): Map<string, string>[] {
  const files = unzipSync(bytes)
  return Object.keys(files)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(
      (name) =>
        new Map(
          [...text(files[name]!).matchAll(/<hyperlink ref="([A-Z]+\d+)" location="([^"]+)"/g)].map(
            ([, ref, to]) => [ref!, to!.replaceAll('&apos;', "'").replaceAll('&#39;', "'")],
          ),
        ),
    )
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const placeOf = (ref: string): { sheet: string; row: number; column: number } => {
  const [, sheet, letters, row] = /^(?:'([^']+)'!)?([A-Z]+)(\d+)$/.exec(ref)!
  return { sheet: sheet ?? '', row: Number(row) - 1, column: columnOf(letters!) }
}

describe('a matrix as a linked workbook', async () => {
  const bytes = await matrixAs('xlsx', study.records, { settings: section4 })
  const sheets = await sheetsOf(bytes)
  const links = linksOf(bytes)
  const [grid] = sheets

  test('leads from every cell to rows of that very cell, and from them back to it', () => {
    expect(links[0]!.size).toBeGreaterThan(100)
    for (const [from, to] of links[0]!) {
      const cell = placeOf(from)
      const target = placeOf(to)
      const at = sheets.findIndex(({ sheet }) => sheet === target.sheet)
      const row = sheets[at]!.data[target.row]!
      expect(row.slice(0, 2)).toEqual([grid!.data[cell.row]![0], grid!.data[0]![cell.column]])
      const back = placeOf(links[at]!.get(`A${target.row + 1}`)!)
      expect(back).toEqual({ ...cell, sheet: 'Matrix' })
    }
  })

  test('leads to passages before judgements, and leaves a cell alone that has neither', () => {
    const targets = new Set([...links[0]!.values()].map((to) => placeOf(to).sheet))
    expect(targets).toEqual(new Set(['Evidence', 'Judgements']))
    const evidence = sheets.find(({ sheet }) => sheet === 'Evidence')!.data.slice(1)
    const withPassages = new Set(evidence.map(([name, path]) => `${name} ${path}`))
    const led = [...links[0]!].filter(([, to]) => placeOf(to).sheet === 'Evidence')
    expect(led).toHaveLength(withPassages.size)
  })

  test('puts the links where the format wants them, behind the cells', () => {
    const xml = text(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(xml.indexOf('<hyperlinks>')).toBeGreaterThan(xml.indexOf('</sheetData>'))
  })
})

describe('what was judged, in the workbook', async () => {
  const sheets = await sheetsOf(await matrixAs('xlsx'))
  const rowsOf = (name: string) => {
    const [head, ...rows] = sheets.find(({ sheet }) => sheet === name)!.data
    return rows.map((row) => Object.fromEntries(head!.map((title, i) => [String(title), row[i]])))
  }

  test('has each rater, the rating with its words, the date, the reason, and what was held before', () => {
    const own = rowsOf('Judgements').filter(({ Case: name }) => name === `${MARKUP}case`)
    const two = own.filter(({ 'Column of the matrix': path }) => path === `${MARKUP}code`)
    expect(two).toMatchObject([
      {
        Standing: 'in force',
        Verdict: 'absent',
        Rating: 0,
        'Rating in words': 'fully out',
        Scale: 'Membership',
        Rationale: '=Nothing <b>there</b>',
        Date: '2026-01-20',
        'Evidence changed since': 'yes',
      },
      { Standing: 'earlier', Verdict: 'present', Rating: 1, Rationale: 'First look' },
      { Standing: 'another rater’s', Rater: '=Second', Verdict: 'present', Rating: null },
    ])
  })

  test('has summaries with their links written out, and their earlier wordings', () => {
    const said = rowsOf('Summaries').map(({ Summary: text }) => text)
    expect(said).toContain('@It says “what it says”')
    expect(said[said.indexOf('@It says “what it says”') + 1]).toBe('It said less')
  })

  test('keeps the name of a formula as a text', () => {
    const names = sheets[0]!.data.map(([name]) => name)
    for (const name of FORMULAS) expect(names).toContain(`${name}case`)
  })
})

describe('a matrix as data', async () => {
  const filesOf = async (absentAsZero: boolean) =>
    unzipSync(
      await exportProject(
        study.records,
        { kind: 'matrix', format: 'zip', settings: section4, measure: 'references', absentAsZero },
        en,
        FACTS,
      ),
    )

  test('has a wide table, a long one, one of sums, and a dictionary that names every column of each', async () => {
    const files = await filesOf(false)
    expect(Object.keys(files)).toEqual([
      'matrix-wide.csv',
      'matrix-long.csv',
      'matrix-totals.csv',
      'data-dictionary.csv',
    ])
    const dictionary = csvRows(files['data-dictionary.csv']!)
    for (const file of ['matrix-wide.csv', 'matrix-long.csv', 'matrix-totals.csv']) {
      const columns = Object.keys(csvRows(files[file]!)[0]!)
      const named = dictionary.filter(({ File: of }) => of === file).map(({ Column: one }) => one)
      expect(named).toEqual(columns)
      expect(new Set(columns).size).toBe(columns.length)
    }
    for (const { Meaning: meaning } of dictionary) expect(meaning).not.toBe('')
  })

  test('says the same long as wide', async () => {
    const files = await filesOf(false)
    const wide = csvRows(files['matrix-wide.csv']!)
    const long = csvRows(files['matrix-long.csv']!)
    expect(long).toHaveLength(wide.length * (Object.keys(wide[0]!).length - 1))
    for (const { case: name, code_key: key, value } of long)
      expect(value).toBe(wide.find((row) => row['case'] === name)![key!])
  })

  test.each([false, true])(
    'writes recorded absence as 0 only on request (%s), silence never, and says so',
    async (absentAsZero) => {
      const files = await filesOf(absentAsZero)
      const long = csvRows(files['matrix-long.csv']!)
      const absent = long.filter(({ state }) => state === 'absent' || state === 'explicitly_absent')
      expect(absent.length).toBeGreaterThan(0)
      const counted = absent.filter(({ value }) => value !== '' && value !== '0').length
      for (const row of absent) {
        if (row['value'] !== '' && row['value'] !== '0') continue
        expect(row['value']).toBe(absentAsZero ? '0' : '')
        expect(row['absence_written_as_zero']).toBe(absentAsZero ? '1' : '0')
      }
      expect(counted).toBeLessThan(absent.length)
      for (const row of long.filter(({ state }) => state === 'not_stated'))
        expect(row['value']).not.toBe('0')
      const said = text(files['data-dictionary.csv']!)
      expect(said.includes('No absence is written as 0')).toBe(!absentAsZero)
    },
  )

  test('guards every name that a spreadsheet would run', async () => {
    const files = unzipSync(await matrixAs('zip'))
    for (const file of Object.values(files)) {
      const rows = Papa.parse<string[]>(text(file).replace(/^\ufeff/, '')).data
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
  })
})

describe('a matrix as a page', async () => {
  const page = text(await matrixAs('html'))

  test('leads from cells to their evidence and back: every link has its place', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!)
    expect(links.length).toBeGreaterThan(100)
    for (const link of links) expect(ids).toContain(link)
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length)
  })

  test('holds every passage behind its cells', () => {
    const escaped = page.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    for (const quote of behind) expect(escaped).toContain(quote)
  })

  test('prints a wide matrix in parts that fit a page, with every column in one of them', () => {
    const [screen, ...parts] = cellsOfTables(page).filter(([heads]) => heads![0] === 'Case')
    expect(screen![0]!.length).toBeGreaterThan(40)
    for (const [heads] of parts) expect(heads!.length).toBeLessThanOrEqual(9)
    for (const [row, cells] of screen!.entries())
      expect(parts.flatMap((part) => part[row]!.slice(1))).toEqual(cells.slice(1))
    expect(page).toContain('.on-screen { display: none; }')
  })

  test('asks for nothing and runs nothing: no script, no address, a policy that forbids both', () => {
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'/)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|javascript:/i)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//)
  })

  test('shows a name with markup as the text it is', () => {
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;co&#39;case')
    expect(page).toContain('=Nothing &lt;b&gt;there&lt;/b&gt;')
  })

  test('says its language and has both themes and a printed look', async () => {
    expect(page).toContain('<html lang="en">')
    expect(text(await matrixAs('html', awkward, { t: es }))).toContain('<html lang="es">')
    expect(page).toContain('prefers-color-scheme: dark')
    expect(page).toContain('@media print')
  })
})

test('a matrix as a document has every passage, both raters and the method', async () => {
  const bytes = await matrixAs('docx')
  const { value: words } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  for (const quote of behind) expect(words).toContain(`“${quote}”`)
  expect(words).toContain('Judgement: absent · 0 (fully out)')
  expect(words).toContain('another rater’s')
  expect(words).toContain(`${MARKUP}case`)
  expect(words).toContain('Coded and counted with Veta 1.2.3')
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!)
  expect(links.length).toBeGreaterThan(100)
  for (const link of links) expect(ids).toContain(link)
})

describe.each(['xlsx', 'html', 'docx', 'csv', 'zip'] as const)('as %s', (format) => {
  test('an empty project gives a file that says so, and no error', async () => {
    const empty = awkward.filter(({ type }) => ['project', 'coder', 'caseKind'].includes(type))
    const bytes = await matrixAs(format, empty)
    expect(bytes.length).toBeGreaterThan(5)
  })

  test('ten thousand passages in one cell are all there', { timeout: 120_000 }, async () => {
    const [coding] = ofType(study.records, 'coding').filter(
      ({ codeId }) => codeId === awkwardCode.id,
    )
    const model = coding ?? ofType(study.records, 'coding')[0]!
    const many: AnyRecord[] = [
      ...study.records.filter(({ type }) => type !== 'coding' && type !== 'judgement'),
      ...Array.from({ length: 10_000 }, (_, i) => ({
        ...model,
        id: `coding:${i}` as const,
        codeId: awkwardCode.id,
        memo: `No ${i} of many`,
        polarity: 'supports' as const,
      })),
    ]
    const bytes = await matrixAs(format, many, { settings: matrixSettings([awkwardCode.id]) })
    switch (format) {
      case 'xlsx': {
        const sheets = await sheetsOf(bytes)
        expect(sheets.find(({ sheet }) => sheet === 'Evidence')!.data).toHaveLength(10_001)
        break
      }
      case 'html':
        expect(text(bytes).match(/<blockquote>/g)).toHaveLength(10_000)
        break
      case 'docx':
        expect(text(unzipSync(bytes)['word/document.xml']!).match(/of many/g)).toHaveLength(10_000)
        break
      case 'zip':
        expect(text(unzipSync(bytes)['matrix-long.csv']!)).toContain(',10000,0,')
        break
      case 'csv':
        expect(text(bytes)).toContain('present')
    }
  })
})
