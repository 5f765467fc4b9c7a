import mammoth from 'mammoth'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { everything } from '#shared/formats/excerpts'
import { exportProject, type FormatOf } from '#shared/formats/exportProject'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { measures } from '#shared/records/matrix'
import { createTranslator } from '#shared/messages/translate'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const study = await readSampleStudy()
const FACTS = { version: '0.0.0', now: Date.UTC(2026, 1, 3, 23, 59), journal: study.journal }
const en = createTranslator('en')
const es = createTranslator('es')
const [view] = ofType(study.records, 'matrix')
const codings = ofType(study.records, 'coding')
const codes = ofType(study.records, 'code')
const matrix = matrixOf(matrixInput(study.records), codes, view!)

const QUOTE =
  'The factory people told us that we were the first of all their distributors in the world with a ' +
  'room like that, and that the loader laboratory does not exist at any other dealer anywhere.'

const excerptsAs = (
  format: FormatOf<'excerpts'>,
  t = en,
  records: readonly AnyRecord[] = study.records,
) => exportProject(records, { kind: 'excerpts', format, filter: everything }, t, FACTS)
const matrixAs = (
  format: FormatOf<'matrix'>,
  measure: (typeof measures)[number],
  { t = en, absentAsZero = false } = {},
) =>
  exportProject(
    study.records,
    { kind: 'matrix', format, settings: view!, measure, absentAsZero },
    t,
    FACTS,
  )

type Row = (string | number | null)[]
const sheetsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(Buffer.from(bytes))) as unknown as { sheet: string; data: Row[] }[]
const rowsOf = (bytes: Uint8Array): string[][] =>
  Papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data
const wordsOf = async (bytes: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
const htmlOf = async (bytes: Uint8Array) =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value

/** The row of a table under the titles of its header. */
const record = <T>([header, ...rows]: T[][], find: (row: T[]) => boolean): Record<string, T> =>
  Object.fromEntries(header!.map((title, i) => [String(title), rows.find(find)![i]!]))

const ENGLISH = [
  'Case',
  'Code',
  'Key',
  'Excerpt',
  'Source',
  'Turn',
  'Speaker',
  'Time',
  'Paragraph',
  'From character',
  'To character',
  'Coder',
  'Supports or contradicts',
  'Weight',
  'Memo',
  'Coded on',
  'Note',
]
const SPANISH = [
  'Caso',
  'Código',
  'Clave',
  'Extracto',
  'Fuente',
  'Turno',
  'Hablante',
  'Tiempo',
  'Párrafo',
  'Desde el carácter',
  'Hasta el carácter',
  'Codificador',
  'Apoya o contradice',
  'Peso',
  'Memo',
  'Codificado el',
  'Nota',
]

/** Where the passage stands by the transcript's own lines: 24 labelled ones, behind the notice that opens it. */
const PLACED = {
  Case: 'Ferreyros',
  Code: 'Degree of novelty > New to the world',
  Key: 'nov.world',
  Source: 'Ferreyros',
  Speaker: 'Manager',
  Time: '0:06:55',
  Coder: 'Coder 1',
  'Supports or contradicts': 'supports',
  'Coded on': '2026-01-15',
}
const NUMBERS = { Turn: 25, Paragraph: 25, 'From character': 4645, 'To character': 4832 }

describe('excerpts as a workbook', async () => {
  const [sheet, ...others] = await sheetsOf(await excerptsAs('xlsx'))

  test('are one sheet with a header and a row for every coding', () => {
    expect(others).toEqual([])
    expect(sheet!.sheet).toBe('Excerpts')
    expect(sheet!.data[0]!.slice(0, ENGLISH.length)).toEqual(ENGLISH)
    expect(sheet!.data.slice(1)).toHaveLength(codings.length)
    expect(codings.length).toBeGreaterThan(100)
  })

  test('say of a known passage whose it is, where it stands and who coded it', () => {
    const row = record(sheet!.data, (cells) => cells[3] === QUOTE)
    expect(row).toMatchObject({ ...PLACED, ...NUMBERS, 'Year of foundation': 1922 })
    expect(row['Memo']).toMatch(/^The verdict for this firm is new to the market\./)
    expect([row['Weight'], row['Note']]).toEqual([null, null])
  })

  test('hold every quote whole, in the order of the cases', () => {
    const quotes = sheet!.data.slice(1).map((row) => row[3])
    expect(quotes.toSorted()).toEqual(codings.map(({ anchor }) => anchor.quote).toSorted())
    const order = new Map(ofType(study.records, 'case').map((one) => [one.name, one.order]))
    const orders = sheet!.data.slice(1).map((row) => order.get(String(row[0]))!)
    expect(orders).toEqual(orders.toSorted((a, b) => a - b))
  })

  test('have a Spanish header, and Spanish words for what the app says', async () => {
    const [spanish] = await sheetsOf(await excerptsAs('xlsx', es))
    expect(spanish!.sheet).toBe('Extractos')
    expect(spanish!.data[0]!.slice(0, SPANISH.length)).toEqual(SPANISH)
    expect(new Set(spanish!.data.slice(1).map((row) => row[12]))).toEqual(
      new Set(['apoya', 'contradice']),
    )
  })
})

describe('excerpts as CSV', async () => {
  const bytes = await excerptsAs('csv')

  test('begin with the mark that Excel needs and end their lines as RFC 4180 says', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toMatch(/^Case,Code,[^\n]*\r\n[\s\S]*\r\n$/)
  })

  test('say the same as the workbook, cell for cell', async () => {
    const [sheet] = await sheetsOf(await excerptsAs('xlsx'))
    const rows = rowsOf(bytes)
    expect(rows).toHaveLength(codings.length + 1)
    expect(rows).toEqual(
      sheet!.data.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    )
  })

  test('have a Spanish header', async () => {
    expect(rowsOf(await excerptsAs('csv', es))[0]!.slice(0, SPANISH.length)).toEqual(SPANISH)
  })
})

describe('excerpts as a document', async () => {
  const words = await wordsOf(await excerptsAs('docx'))

  test('hold every quote, in quotation marks', () => {
    for (const { anchor } of codings) expect(words).toContain(`“${anchor.quote}”`)
  })

  test('place a passage in the line under it, and give its memo', () => {
    expect(words).toMatch(
      `“${QUOTE}”\n\nFerreyros · Ferreyros · turn 25 · Manager · 0:06:55 · ` +
        'paragraph 25, characters 4645–4832 · Coder 1\n\nMemo: The verdict for this firm',
    )
  })

  test('say what is known of the case, and nothing of what is not', () => {
    const [, after] = words.split(`“${QUOTE}”`)
    const [, , , , , , known] = after!.split('\n')
    expect(known).toMatch(/^Year of foundation: 1922 · Legal kind: [^·]+ · /)
    expect(known).not.toMatch(/: (·|$)/)
  })

  test('have a heading for every code that was used, and a title', async () => {
    const html = await htmlOf(await excerptsAs('docx'))
    const used = new Set(codings.map(({ codeId }) => codeId))
    expect(html.match(/<h2>/g)).toHaveLength(used.size)
    expect(html).toContain('<h2>Degree of novelty &gt; New to the world</h2>')
    expect(words).toMatch(/^Sample: Excerpts\n/)
  })

  test('say when a passage contradicts its code, also in Spanish', async () => {
    const against = codings.filter(({ polarity }) => polarity === 'contradicts')
    expect(against.length).toBeGreaterThan(0)
    const spanish = await wordsOf(await excerptsAs('docx', es))
    for (const { anchor } of against) {
      expect(words).toContain(`contradicts: “${anchor.quote}”`)
      expect(spanish).toContain(`contradice: “${anchor.quote}”`)
    }
    expect(spanish).toContain('turno 25 · Manager · 0:06:55 · párrafo 25, caracteres 4645–4832')
  })
})

describe('a matrix as a file', () => {
  const size = matrix.rows.length * matrix.columns.length

  test('has a row for every case and a column for every code, in all three formats', async () => {
    const [sheet] = await sheetsOf(await matrixAs('xlsx', 'presence'))
    expect(sheet!.data.map(([name]) => name)).toEqual([
      'Case',
      ...matrix.rows.map(({ name }) => name),
    ])
    expect(sheet!.data[0]).toHaveLength(matrix.columns.length + 1)
    expect(sheet!.data[0]![1]).toBe('Governance pattern')
    expect(sheet!.data[0]![2]).toBe('Governance pattern > Quasi-hierarchy')
    expect(rowsOf(await matrixAs('csv', 'presence'))).toEqual(sheet!.data)
    const html = await htmlOf(await matrixAs('docx', 'presence'))
    const columns: string[][] = []
    for (const table of html.split('</table>')) {
      const rows = table.split('</tr>').map((row) =>
        [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell]) =>
          cell!
            .replace(/<[^>]+>/g, '')
            .replaceAll('&gt;', '>')
            .replace(/^[●○⊘–·×?] /, ''),
        ),
      )
      if (rows[0]![0] !== 'Case') break
      rows[0]!.forEach((_, i) => {
        if (i > 0 || columns.length === 0)
          columns.push(rows.filter((row) => row.length > 0).map((row) => row[i]!))
      })
    }
    // A document has what they add up to besides.
    const [heads, all] = [columns[0]!.pop(), columns.pop()!]
    for (const column of columns.slice(1)) column.pop()
    expect([heads, all[0]]).toEqual(['All cases', 'All codes'])
    expect(columns).toEqual(
      sheet!.data[0]!.map((_, column) => sheet!.data.map((row) => row[column])),
    )
  })

  test('says the state of every cell in words, in English and in Spanish', async () => {
    for (const t of [en, es]) {
      const [, ...rows] = rowsOf(await matrixAs('csv', 'presence', { t }))
      const words = matrix.cells.map((row) => row.map(({ state }) => t(`matrix.${state}`)))
      expect(rows.map((row) => row.slice(1))).toEqual(words)
      expect(words.flat()).toHaveLength(size)
    }
    expect(es('matrix.not_stated')).not.toBe(en('matrix.not_stated'))
  })

  test.each(
    measures
      .filter((measure) => measure !== 'presence' && measure !== 'rating')
      .flatMap((measure) => [[measure, false] as const, [measure, true] as const]),
  )(
    'under %s never shows silence as 0, and recorded absence only where it was asked for (%s)',
    async (measure, absentAsZero) => {
      const sheets = await sheetsOf(await matrixAs('xlsx', measure, { absentAsZero }))
      const [sheet, states] = sheets
      const csv = rowsOf(await matrixAs('csv', measure, { absentAsZero }))
      const seen = { silent: 0, zero: 0, counted: 0 }
      for (const [i, row] of matrix.cells.entries()) {
        for (const [j, { state, codingIds }] of row.entries()) {
          const value = sheet!.data[i + 1]![j + 1]!
          expect(csv[i + 1]![j + 1]).toBe(value === null ? '' : String(value))
          expect(states!.data[i + 1]![j + 1]).toBe(en(`matrix.${state}`))
          if (codingIds.length > 0) {
            seen.counted += 1
            expect(value).toBeGreaterThan(0)
          } else if (state === 'absent' || state === 'explicitly_absent') {
            seen.zero += 1
            expect(value).toBe(absentAsZero ? 0 : null)
          } else {
            if (state === 'not_stated') seen.silent += 1
            expect(value).toBe(null)
          }
        }
      }
      expect(Math.min(seen.silent, seen.zero, seen.counted)).toBeGreaterThan(0)
      expect(sheets.map(({ sheet: name }) => name)).toEqual([
        'Matrix',
        'States',
        'Judgements',
        'Summaries',
        'Evidence',
        'About',
      ])
      expect(sheets[5]!.data).toContainEqual(['Date', '2026-02-03'])
      expect(sheets[5]!.data).toContainEqual([
        'Empty cell',
        'No number is known. An empty cell is not a zero.',
      ])
    },
  )

  test('brings as evidence every passage of its cases under its codes or below them', async () => {
    const sheets = await sheetsOf(await matrixAs('xlsx', 'references'))
    const [head, ...rows] = sheets.find(({ sheet }) => sheet === 'Evidence')!.data
    const listed = new Set(rows.map((row) => row[head!.indexOf('Excerpt')]))
    const quotes = new Map(codings.map(({ id, anchor }) => [id as string, anchor.quote]))
    const behind = matrix.cells.flat().flatMap((cell) => cell.codingIds)
    expect(behind.length).toBeGreaterThan(0)
    for (const id of behind) expect(listed).toContain(quotes.get(id))
  })
})
