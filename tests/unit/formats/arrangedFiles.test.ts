import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { exportProject, type FormatOf } from '#shared/formats/exportProject'
import { arrangeRecords } from '#shared/matrix/arrange'
import type { ArrangedLine, ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import { shownCell, shownSubtotal } from '#shared/matrix/shownCell'
import { createTranslator } from '#shared/messages/translate'
import { arrange, attributeId, kindId } from '../matrix/arrangedStudy'
import { ofType, readSampleStudy } from '../records/sampleStudy'
import { attributesIn, cellsOfTables } from './markup'

const t = createTranslator('en')
const { records, journal } = await readSampleStudy()
const FACTS = { version: '0.0.0', now: Date.UTC(2026, 1, 3), journal }

const fileOf = (format: FormatOf<'matrix'>, over: Partial<Arrangement>) => {
  const settings = { ...plainMatrix, name: 'Arranged', kindId, ...over }
  const request = { kind: 'matrix', format, settings, measure: settings.measure } as const
  return exportProject(records, request, t, FACTS)
}
/** A document as markup that can be read. */
async function markupOf(format: 'html' | 'docx', over: Partial<Arrangement>): Promise<string> {
  const bytes = await fileOf(format, over)
  if (format === 'html') return text(bytes)
  return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/^\ufeff/, '')
const csvRows = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(text(bytes), { header: true, skipEmptyLines: true }).data

type Cell = string | number | null
const sheetsOf = async (bytes: Uint8Array) => {
  const sheets = (await readWorkbook(Buffer.from(bytes), { trim: false })) as unknown as {
    sheet: string
    data: Cell[][]
  }[]
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
}

const codes = ofType(records, 'code')
const [first] = codes.filter(({ exclusiveGroup }) => exclusiveGroup !== '')
/** Codes that exclude one another. */
const group = codes
  .filter((one) => one.exclusiveGroup === first!.exclusiveGroup && one.parentId === first!.parentId)
  .map(({ id }) => id)
const some = [...codes.filter(({ parentId }) => parentId === null).map(({ id }) => id), ...group]
const arrangements: Record<string, Partial<Arrangement>> = {
  'counted in groups, as percent of rows': {
    measure: 'references',
    percent: 'row',
    groupById: attributeId('ownership_band'),
  },
  'folded, in groups': { foldGroups: true, groupById: attributeId('ownership_band') },
  'folded, transposed, in groups, as percent of the cases with data': {
    foldGroups: true,
    transposed: true,
    percent: 'row',
    groupById: attributeId('ownership_band'),
  },
  'counted, folded, transposed, as percent of columns, largest first': {
    measure: 'references',
    foldGroups: true,
    transposed: true,
    percent: 'column',
    rowOrder: { by: 'total', falling: true },
  },
  'with numbers that do not add up, in groups': {
    measure: 'sources',
    codeIds: some,
    groupById: attributeId('ownership_band'),
  },
}

const hundredth = (value: number | null) => (value === null ? null : Math.round(100 * value) / 100)
const nonZero = (value: number | null) => (value === 0 ? null : value)

/** What the screen shows in a cell, as a file writes it: no absence as 0. */
function shownAs(arranged: ArrangedMatrix, row: number, column: number): Cell {
  const { measure, percent } = arranged.arrangement
  const { state, value, percent: share, present, conflict } = shownCell(arranged, row, column)
  const words = t(`matrix.${state}`)
  if (arranged.columns[column]!.kind === 'folded') {
    const held = present.map((one) => arranged.matrix.columns[one]!.code.name).join(' + ')
    return held === '' ? words : held + (conflict ? ' ‼' : '')
  }
  if (measure === 'presence') return words
  return nonZero(value) === null ? null : percent === 'none' ? value : hundredth(share)
}

/** The cells of a sheet by the heads of their line and column, whichever way the cases stand. */
function byHeads(rows: readonly (readonly Cell[])[], transposed: boolean) {
  const [heads, ...lines] = rows
  const cells = new Map<string, Cell>()
  for (const [head, ...line] of lines) {
    for (const [i, cell] of line.entries()) {
      const other = heads![i + 1]
      cells.set(transposed ? `${other} × ${head}` : `${head} × ${other}`, cell ?? null)
    }
  }
  return cells
}

/** The names of the shown columns, as the files head them. */
const columnHeads = ({ columns, matrix }: ArrangedMatrix) =>
  columns.map((shown) => {
    if (shown.kind === 'code') return matrix.columns[shown.column]!.code.name
    return `${shown.group}: ${shown.columns.map((one) => matrix.columns[one]!.code.name).join(' / ')}`
  })

const valueIn = (arranged: ArrangedMatrix, group: number) =>
  arranged.groups[group]!.value || t('arrange.noValue')

/** Whether there is anything to stand in a subtotal or total. */
const sumsUp = ({ arrangement: { measure } }: ArrangedMatrix) => measure !== 'sources'

/** How the lines of cases are headed, in their order. */
function lineHeads(arranged: ArrangedMatrix, says: readonly string[]) {
  const headsOf = (line: ArrangedLine): string[] => {
    if (line.kind === 'case') return [arranged.matrix.rows[line.row]!.name]
    const value = valueIn(arranged, line.group)
    if (line.kind === 'subtotal' && !sumsUp(arranged)) return []
    if (line.kind === 'subtotal')
      return says.length === 0
        ? [`Subtotal ${value}`]
        : says.map((one) => `Subtotal ${value}: ${one}`)
    const count = arranged.groups[line.group]!.rows.length
    return arranged.arrangement.transposed
      ? []
      : [t('arrange.groupOf', { attribute: 'Ownership', value, count })]
  }
  return arranged.lines.flatMap(headsOf)
}

describe.each(Object.entries(arrangements))('a matrix %s', async (_, over) => {
  const arranged = arrange(over)
  const { transposed, measure } = arranged.arrangement
  const adds = measure === 'references'
  const sheets = await sheetsOf(await fileOf('xlsx', over))
  const main = sheets.get('Matrix')!
  const cells = byHeads(main, transposed)
  const heads = columnHeads(arranged)
  /** A cell of the sheet by the head of its line and the shown column. */
  const at = (of: ReadonlyMap<string, Cell>, line: string, column: number) => {
    const key = [...of.keys()].filter((one) => {
      const [first, second] = one.split(' × ')
      return (
        first === line && (second === heads[column] || second!.endsWith(` > ${heads[column]!}`))
      )
    })
    expect(key.length, `${line} × ${heads[column]}`).toBeGreaterThan(0)
    return of.get(key[0]!)
  }
  const everyCell = (check: (row: number, column: number, name: string) => void) => {
    for (const [row, { name }] of arranged.matrix.rows.entries())
      for (const column of arranged.columns.keys()) check(row, column, name)
  }

  test('is in the workbook as it is on the screen, cell for cell', () => {
    everyCell((row, column, name) =>
      expect(at(cells, name, column)).toBe(shownAs(arranged, row, column)),
    )
  })

  test('has its lines in the order of the screen, with headings and subtotals', () => {
    const given = transposed ? main[0]!.slice(1) : main.slice(1).map(([head]) => head)
    const share = arranged.arrangement.percent === 'none' ? [] : ['percent']
    const sums = given.includes('All cases: different codings')
      ? ['sum', 'different codings']
      : ['sum']
    const says = adds ? [...share, ...sums] : ['present', 'cases with data', ...share]
    const isSummed = sumsUp(arranged) && (arranged.groups.length > 0 || share.length > 0)
    const total = adds ? sums : says
    const wanted = [
      ...lineHeads(arranged, says),
      ...(isSummed ? total.map((one) => `All cases: ${one}`) : []),
    ]
    expect(given).toEqual(wanted)
  })

  test('has the subtotals and totals of the screen, and none where numbers do not add up', () => {
    if (!sumsUp(arranged)) {
      expect([...cells.keys()].filter((key) => /Subtotal|All cases/.test(key))).toEqual([])
      return
    }
    const groups = [
      ...arranged.groups.map((group, i) => ({ group, name: `Subtotal ${valueIn(arranged, i)}` })),
      { group: arranged.whole, name: 'All cases' },
    ]
    for (const { group, name } of groups) {
      for (const [i, column] of arranged.columns.entries()) {
        const sub = shownSubtotal(arranged, group, i)
        if (adds) {
          expect(at(cells, `${name}: sum`, i)).toBe(nonZero(sub.value))
          if (arranged.arrangement.percent !== 'none' && name !== 'All cases')
            expect(at(cells, `${name}: percent`, i)).toBe(nonZero(hundredth(sub.percent)))
          continue
        }
        expect(at(cells, `${name}: cases with data`, i)).toBe(sub.casesWithData)
        if (column.kind === 'code') expect(at(cells, `${name}: present`, i)).toBe(sub.present)
        if (column.kind === 'folded') {
          const counts = String(at(cells, `${name}: present`, i)).match(/: \d+/g)
          expect(counts).toEqual(sub.categories.map(({ present }) => `: ${present}`))
        }
      }
    }
  })

  test('names the basis of its percentages where they stand', () => {
    const basis = { none: null, row: 'Of the case’s sum', column: 'Of the code’s sum', total: null }
    const wanted =
      measure === 'presence' ? 'Of the cases with data' : basis[arranged.arrangement.percent]
    const asked = arranged.arrangement.percent !== 'none'
    const names = transposed ? 'Code' : 'Case'
    expect(main[0]![0]).toBe(asked ? `${names} (%: ${wanted})` : names)
  })

  test('has the numbers behind percentages and folded codes, and the states, on sheets of their own', () => {
    const values = sheets.get('Values')
    const hides =
      measure === 'references' || (measure !== 'presence' && arranged.arrangement.foldGroups)
    expect(values !== undefined).toBe(hides)
    const numbers = values && byHeads(values, transposed)
    const states = measure === 'presence' ? null : byHeads(sheets.get('States')!, transposed)
    everyCell((row, column, name) => {
      const shown = shownCell(arranged, row, column)
      if (numbers) expect(at(numbers, name, column)).toBe(nonZero(shown.value))
      if (states) expect(at(states, name, column)).toBe(t(`matrix.${shown.state}`))
    })
  })

  test('is the same as a plain table', async () => {
    const rows = Papa.parse<string[]>(text(await fileOf('csv', over)), {
      skipEmptyLines: true,
    }).data
    expect(rows).toEqual(main.map((row) => main[0]!.map((__, i) => String(row[i] ?? ''))))
  })

  test.each(['html', 'docx'] as const)('is the same in a document (%s)', async (format) => {
    const markup = await markupOf(format, over)
    const all = cellsOfTables(markup).filter(([heads]) =>
      heads![0]!.startsWith(transposed ? 'Code' : 'Case'),
    )
    // A page repeats a wide table in parts for print.
    const tables = format === 'html' ? all.slice(0, 1) : all
    const given = new Map(tables.flatMap((table) => [...byHeads(table, transposed)]))
    const order = transposed
      ? tables.flatMap(([line]) => line!.slice(1))
      : tables[0]!.map(([head]) => head!)
    const lines = [...lineHeads(arranged, []), ...(sumsUp(arranged) ? ['All cases'] : [])]
    const subtotals = new Map(
      arranged.groups.map((group, i) => [`Subtotal ${valueIn(arranged, i)}`, group]),
    )
    expect(order.filter((head) => lines.includes(head))).toEqual(lines)
    everyCell((row, column, name) => {
      const shown = shownCell(arranged, row, column)
      const said = String(at(given, name, column))
      const value = nonZero(shown.value)
      if (arranged.columns[column]!.kind === 'folded') {
        for (const one of shown.present)
          expect(said).toContain(arranged.matrix.columns[one]!.code.name)
        if (shown.present.length > 0) return
      } else if (value !== null && measure !== 'presence') expect(said).toContain(String(value))
      expect(said).toContain(t(`matrix.${shown.state}`))
      if (value !== null && (shown.percent ?? 0) >= 1)
        expect(said).toContain(`${Math.round(shown.percent!)} %`)
    })
    if (!sumsUp(arranged)) return
    for (const [name, group] of [...subtotals, ['All cases', arranged.whole] as const]) {
      for (const [i, column] of arranged.columns.entries()) {
        const { present, casesWithData, value } = shownSubtotal(arranged, group, i)
        const said = String(at(given, name, i))
        if (adds) expect(said.split(' · ').at(-1)).toBe(String(nonZero(value) ?? ''))
        else if (column.kind === 'code') expect(said).toContain(`${present}/${casesWithData}`)
      }
    }
  })

  test.each(['html', 'docx'] as const)(
    'leads from its cells to what stands behind them (%s)',
    async (format) => {
      const markup = await markupOf(format, over)
      const ids = new Set(attributesIn(markup, 'id'))
      const links = attributesIn(markup, 'href').filter((to) => to.startsWith('#'))
      expect(links.length).toBeGreaterThan(40)
      for (const link of links) expect(ids).toContain(link.slice(1))
    },
  )

  test('says how it is arranged in its parameters', () => {
    const about = new Map(sheets.get('About')!.map(([what, means]) => [what, String(means)]))
    expect(about.get('Grouping')!.includes('Ownership')).toBe(arranged.groups.length > 0)
    expect(about.get('Position')!.includes('transposed')).toBe(transposed)
    const folded = about.get('Codes that exclude one another')!
    expect(folded.includes('one column')).toBe(arranged.arrangement.foldGroups)
    expect(about.get('Order of the cases')!.includes('largest')).toBe(
      'falling' in arranged.arrangement.rowOrder,
    )
    for (const name of ['Percentages', 'Order of the codes', 'Zeros', 'Measure', 'Parents'])
      expect(about.get(name)).not.toBe('')
  })

  test('is data too: groups, categories, percentages and sums as columns', async () => {
    const files = unzipSync(await fileOf('zip', over))
    const wide = csvRows(files['matrix-wide.csv']!)
    const long = csvRows(files['matrix-long.csv']!)
    const totals = csvRows(files['matrix-totals.csv']!)
    expect(wide.map((row) => row['case'])).toEqual(arranged.matrix.rows.map(({ name }) => name))
    for (const [i, group] of arranged.groups.entries()) {
      for (const row of group.rows) {
        expect(wide[row]!['group']).toBe(group.value)
        const name = arranged.matrix.rows[row]!.name
        const [one] = long.filter((line) => line['case'] === name)
        expect(one).toMatchObject({
          group: group.value,
          group_attribute: 'Ownership',
        })
      }
      const own = totals.filter(({ rows, name }) => rows === 'group' && name === group.value)
      expect(own).toHaveLength(arranged.columns.length + 1)
      for (const column of arranged.columns.keys()) {
        const sub = shownSubtotal(arranged, arranged.groups[i]!, column)
        expect(own[column]).toMatchObject({
          cases_with_data: String(sub.casesWithData),
          present: String(sub.present),
          sum: String(nonZero(sub.value) ?? ''),
        })
      }
    }
    const names = Object.keys(wide[0]!).filter((name) => name !== 'case' && name !== 'group')
    for (const [column, shown] of arranged.columns.entries()) {
      if (shown.kind !== 'folded') continue
      for (const row of arranged.matrix.rows.keys())
        expect(wide[row]![names[column]!]).toBe(shownAs(arranged, row, column))
    }
    const width = arranged.matrix.columns.length
    for (const [column, shown] of arranged.columns.entries()) {
      if (shown.kind === 'folded' || !adds) continue
      for (const row of arranged.matrix.rows.keys()) {
        const line = long[row * width + shown.column]!
        expect(line['percent']).toBe(String(shownAs(arranged, row, column) ?? ''))
        expect(line['percent_of']).toBe(arranged.arrangement.percent)
      }
    }
  })
})

test('codes that exclude one another and are both present are flagged in every file', async () => {
  const [one, two] = group
  const coding = ofType(records, 'coding')[0]!
  const both = [
    ...records.filter(({ type }) => type !== 'judgement' && type !== 'coding'),
    { ...coding, id: 'coding:one' as const, codeId: one!, polarity: 'supports' as const },
    { ...coding, id: 'coding:two' as const, codeId: two!, polarity: 'supports' as const },
  ]
  const settings = {
    ...plainMatrix,
    name: 'Both',
    kindId,
    codeIds: group,
    foldGroups: true,
  }
  const as = (format: FormatOf<'matrix'>) =>
    exportProject(both, { kind: 'matrix', format, settings, measure: 'presence' }, t, FACTS)
  const arranged = arrangeRecords(both, settings)
  const row = arranged.conflicts.findIndex((columns) => columns.length > 0)
  expect(row).toBeGreaterThanOrEqual(0)
  const sheet = (await sheetsOf(await as('xlsx'))).get('Matrix')!
  expect(sheet[row + 1]![1]).toContain('‼')
  expect(text(await as('html'))).toContain('‼')
  const long = csvRows(unzipSync(await as('zip'))['matrix-long.csv']!)
  expect(long.filter((line) => line['excluded_together'] === '1')).toHaveLength(2)
})

test('where a coding crosses two cases, both totals are in every file', async () => {
  const [one, two] = ofType(records, 'case').filter((each) => each.kindId === kindId)
  const extent = ofType(records, 'extent').find(({ caseId }) => caseId === one!.id)!
  const shared = [...records, { ...extent, id: 'extent:shared' as const, caseId: two!.id }]
  const settings = {
    ...plainMatrix,
    name: 'Shared',
    kindId,
    measure: 'references' as const,
    groupById: attributeId('ownership_band'),
  }
  const as = (format: FormatOf<'matrix'>) =>
    exportProject(shared, { kind: 'matrix', format, settings, measure: 'references' }, t, FACTS)
  const { whole } = arrangeRecords(shared, settings)
  expect(whole.sum).toBeGreaterThan(whole.distinct)
  const sheet = (await sheetsOf(await as('xlsx'))).get('Matrix')!
  const last = (head: string) => sheet.find(([name]) => name === head)!
  const column = sheet[0]!.indexOf('All codes: sum')
  expect(last('All cases: sum')[column]).toBe(whole.sum)
  expect(last('All cases: different codings')[column + 1]).toBe(whole.distinct)
  expect(text(await as('html'))).toContain(`${whole.sum} (${whole.distinct})`)
  const totals = csvRows(unzipSync(await as('zip'))['matrix-totals.csv']!)
  expect(totals.at(-1)).toMatchObject({
    rows: 'all',
    sum: String(whole.sum),
    different_codings: String(whole.distinct),
  })
})
