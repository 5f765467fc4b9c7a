import mammoth from 'mammoth'
import Papa from 'papaparse'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { csvOf } from '#shared/formats/csv'
import { tablesDocx } from '#shared/formats/docx'
import { everything, excerptTable } from '#shared/formats/excerpts'
import { excerptSheet, locatorOf } from '#shared/formats/excerptSheet'
import type { SheetTable, TableCell } from '#shared/formats/table'
import { xlsxOf } from '#shared/formats/xlsx'
import { zippedTables } from '#shared/formats/zip'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const tableOf = (...rows: TableCell[][]): SheetTable => ({
  title: 'Table',
  header: rows[0]!.map((_, i) => `Column ${i + 1}`),
  rows,
})
const fromCsv = (bytes: Uint8Array): string[][] =>
  Papa.parse<string[]>(new TextDecoder().decode(bytes).replace(/\r\n$/, '')).data.slice(1)
const fromXlsx = async (table: SheetTable) => {
  const [sheet] = await readWorkbook(Buffer.from(await xlsxOf([table])), { trim: false })
  return sheet!.data.slice(1)
}

const FORMULAS = ['=1+1', '+51 1 234', '-5 %', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://x";"y")']

describe('a text that a spreadsheet would run', () => {
  test.each(FORMULAS)('gets an apostrophe in front in CSV: %j', (text) => {
    expect(fromCsv(csvOf(tableOf([text, 1])))).toEqual([[`'${text}`, '1']])
  })

  test.each(FORMULAS)('gets one as the title of a column too: %j', (text) => {
    const bytes = csvOf({ title: 'Table', header: [text], rows: [[1]] })
    expect(new TextDecoder().decode(bytes)).toMatch(/^\ufeff?"?'/)
  })

  test.each(FORMULAS)('is stored as a text, as it is, in a workbook: %j', async (text) => {
    expect(await fromXlsx(tableOf([text, 1]))).toEqual([[text, 1]])
  })

  test.each([
    ['a;=1+1', "a;'=1+1"],
    ['a;"=1+1";b', 'a;"\'=1+1";b'],
    ['a\n@SUM(A1)', "a\n'@SUM(A1)"],
    ['a;-2+3', "a;'-2+3"],
    ['a\t+1', "a\t'+1"],
  ])(
    'gets one where it would begin a field for a spreadsheet that parts them otherwise: %j',
    (text, guarded) => {
      const [row] = fromCsv(csvOf(tableOf([text, 1])))
      expect(row).toEqual([guarded, '1'])
    },
  )

  test('is left alone where it is a list, a face or a dash', () => {
    const texts = ['x\n- one\n- two', 'so ;-) it was', 'a; - b', 'a;=']
    expect(fromCsv(csvOf(tableOf(['x', ...texts])))).toEqual([['x', ...texts]])
  })

  test('is left alone where it only holds such a sign', () => {
    expect(fromCsv(csvOf(tableOf(['a=b', '2012-15', ''])))).toEqual([['a=b', '2012-15', '']])
  })

  test('is never made of a negative number, which stays one', async () => {
    expect(fromCsv(csvOf(tableOf([-5, 0, 1.5])))).toEqual([['-5', '0', '1.5']])
    expect(await fromXlsx(tableOf([-5, 0, 1.5]))).toEqual([[-5, 0, 1.5]])
  })
})

describe('an empty cell', () => {
  test('is empty in every format, and a 0 is a 0', async () => {
    const table = tableOf(['a', null, 0, 'b'])
    expect(fromCsv(csvOf(table))).toEqual([['a', '', '0', 'b']])
    expect(await fromXlsx(table)).toEqual([['a', null, 0, 'b']])
    const docx = Buffer.from(await tablesDocx([table], 'Title'))
    const { value } = await mammoth.convertToHtml({ buffer: docx })
    const cells = [...value.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) =>
      cell!.replace(/<[^>]+>/g, ''),
    )
    expect(cells.slice(-4)).toEqual(['a', '', '0', 'b'])
  })
})

describe('a table that is written and read again', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'aé🙂,;"\'\n<&> |{}=') }),
    fc.integer(),
    fc.constant(null),
  )
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  })

  test('has the same cells in CSV, with an apostrophe before what would run', () => {
    const unmarked = (cells: readonly (readonly unknown[])[]) =>
      cells.map((row) => row.map((one) => String(one ?? '').replaceAll("'", '')))
    fc.assert(
      fc.property(rows, (given) => {
        const read = fromCsv(csvOf(tableOf(...given)))
        expect(unmarked(read)).toEqual(unmarked(given))
        for (const [i, row] of given.entries()) {
          for (const [j, one] of row.entries()) {
            const text = String(one ?? '')
            if (/[;\n]/.test(text)) continue
            expect(read[i]![j]).toBe(text.startsWith('=') ? `'${text}` : text)
          }
        }
      }),
    )
  })

  test('has the same cells in a workbook, where an empty text is an empty cell', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const framed = given.map((row) => ['first', ...row, 'last'])
        const expected = framed.map((row) => row.map((one) => (one === '' ? null : one)))
        expect(await fromXlsx(tableOf(...framed))).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a workbook', () => {
  test('goes on in further columns where a text is longer than Excel holds', async () => {
    const long = `${'word '.repeat(6553)}1🙂${'word '.repeat(7000)}`
    const table = tableOf(['first', long, 'last'], ['a', 'b', 'c'])
    const [sheet] = await readWorkbook(Buffer.from(await xlsxOf([table])), { trim: false })
    const [header, first, second] = sheet!.data
    expect(header).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 2 (2)', 'Column 2 (3)'])
    expect(first).toEqual([
      'first',
      expect.any(String),
      'last',
      expect.any(String),
      expect.any(String),
    ])
    const parts = [first![1], first![3], first![4]].map(String)
    expect(parts.join('')).toBe(long)
    expect(parts[0]!.endsWith('1')).toBe(true)
    expect(second).toEqual(['a', 'b', 'c', null, null])
  })

  test('keeps a text that looks like an escaped character as it is', async () => {
    const texts = ['_x0041_', 'a_x000D__x000d_b', '_x005F_x0041_', '_x41_', '__x0041_']
    expect(await fromXlsx(tableOf(texts))).toEqual([texts])
  })

  test('leaves out the control characters that would make it unreadable', async () => {
    expect(await fromXlsx(tableOf(['a\0b\x08c\x1fd\uffff', 'x']))).toEqual([['abcd', 'x']])
  })

  const alike = [
    `${'Suppliers of services '.repeat(3)}one`,
    `${'Suppliers of services '.repeat(3)}two`,
  ]

  test.each([[alike], [['A/B', 'A:B', 'a b', "'A B'"]], [['History', 'History']]])(
    'keeps tables apart whose names a workbook can’t tell apart: %j',
    async (titles) => {
      const tables = titles.map((title, i) => ({ ...tableOf([i + 1]), title }))
      const sheets = await readWorkbook(Buffer.from(await xlsxOf(tables)))
      const names = sheets.map(({ sheet }) => sheet.toLowerCase())
      expect(new Set(names).size).toBe(titles.length)
      expect(names).not.toContain('history')
      for (const [i, { sheet, data }] of sheets.entries()) {
        expect(sheet.length).toBeLessThanOrEqual(31)
        expect(sheet).not.toMatch(/^'|'$/)
        expect(data[1]![0]).toBe(i + 1)
      }
    },
  )

  test.each([[alike], [['A/B', 'A:B', 'a b', 'x'.repeat(300), 'x'.repeat(301)]]])(
    'loses no table of a zip whose name is another’s too: %j',
    (titles) => {
      const tables = titles.map((title, i) => ({ ...tableOf([i + 1]), title }))
      const files = unzipSync(zippedTables(tables, 0))
      const names = Object.keys(files).map((name) => name.toLowerCase())
      expect(new Set(names).size).toBe(titles.length)
      for (const name of names) expect(name.length).toBeLessThan(120)
      for (const name of names) expect(name).not.toMatch(/^(con|prn|aux|nul)\./)
      expect(Object.values(files).map((file) => fromCsv(file)[0])).toEqual(
        titles.map((_, i) => [String(i + 1)]),
      )
    },
  )

  test('is as high as its lines, so that no program shows a text cut', async () => {
    const long = 'a sentence that goes on and on '.repeat(10)
    const bytes = await xlsxOf([
      tableOf(['short', 1], [long, 2], ['one\ntwo\nthree', 3], [null, long]),
    ])
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    const heights = [...sheet.matchAll(/<row r="\d+"([^>]*)>/g)].map(([, rest]) =>
      Number(/ ht="([\d.]+)"/.exec(rest!)?.[1] ?? 0),
    )
    expect(heights.slice(0, 2)).toEqual([0, 0])
    expect(heights[2]).toBeGreaterThanOrEqual(15 * Math.ceil(long.length / 60))
    expect(heights[3]).toBeGreaterThanOrEqual(45)
    expect(heights[4]).toBe(heights[2])
  })

  test('takes names of sheets that Excel would refuse', async () => {
    const title = 'What? Who/where: [all] *cases* of a study'
    const [sheet] = await readWorkbook(Buffer.from(await xlsxOf([{ ...tableOf(['a']), title }])))
    expect(sheet!.sheet.length).toBeLessThanOrEqual(31)
    expect(sheet!.sheet.length).toBeGreaterThan(20)
    expect(sheet!.sheet).not.toMatch(/[\\/?*[\]:]/)
  })
})

describe('excerpts', async () => {
  const { records } = await readSampleStudy()
  const t = createTranslator('en')
  const [coding] = ofType(records, 'coding')
  const sourceOf = new Map(ofType(records, 'extent').map((one) => [one.caseId, one.sourceId]))

  test('of a passage that belongs to two cases have a row in each, and say so', () => {
    const other = ofType(records, 'case').find(({ id }) => sourceOf.get(id) !== coding!.sourceId)!
    const shared: AnyRecord = {
      type: 'extent',
      id: 'extent:shared',
      caseId: other.id,
      sourceId: coding!.sourceId,
      anchor: coding!.anchor,
      detached: false,
    }
    const table = excerptTable([...records, shared], everything)
    const rows = table.excerpts.filter(({ codingId }) => codingId === coding!.id)
    expect(rows.map(({ caseCount }) => caseCount)).toEqual([2, 2])
    expect(rows.map(({ caseName }) => caseName)).toContain(other.name)
    const notes = excerptSheet({ excerpts: rows, attributes: [] }, t).rows.map((row) => row[16])
    expect(notes).toEqual(Array(2).fill('belongs to 2 cases, a row in each'))
  })

  test('of a detached coding keep the quote, name no place, and say why', () => {
    const changed = records.map((one) => (one === coding ? { ...coding, detached: true } : one))
    const { excerpts } = excerptTable(changed, everything)
    const [own] = excerpts.filter(({ codingId }) => codingId === coding!.id)
    const [row] = excerptSheet({ excerpts: [own!], attributes: [] }, t).rows
    expect(row!.slice(3, 4)).toEqual([coding!.anchor.quote])
    expect(row!.slice(5, 11)).toEqual([null, '', '', null, null, null])
    expect(row![16]).toBe('detached: its text is gone from the transcript')
    expect(locatorOf(own!, t)).not.toMatch(/paragraph|turn/)
  })

  test('under a filter are those of its codes, subcodes included, and of its cases', () => {
    const top = ofType(records, 'code').find(({ key }) => key === 'nov')!
    const firm = ofType(records, 'case').find(({ name }) => name === 'Ferreyros')!
    const filter = { ...everything, codeIds: [top.id], caseIds: [firm.id] }
    const { excerpts } = excerptTable(records, filter)
    expect(excerpts.map(({ codeKey }) => codeKey).toSorted()).toContain('nov.world')
    const all = excerptTable(records, everything).excerpts
    expect(excerpts).toEqual(
      all.filter((one) => /^nov\b/.test(one.codeKey) && one.caseName === 'Ferreyros'),
    )
    expect(excerpts.length).toBeLessThan(all.length)
  })
})
