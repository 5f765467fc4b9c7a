import writeXlsxFile, { type Feature } from 'write-excel-file/universal'
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
} from 'write-excel-file/utility'
import { namesApart } from './namesApart'
import { inSheet, printedSheets } from './printedSheets'
import type { SheetTable, TableCell } from './table'

/** Excel holds no more characters in one cell. */
const CELL_LIMIT = 32_767
/** And no more in the name of a sheet, which can't hold these signs, nor an apostrophe at an end. */
const LONGEST_NAME = 31
const sheetName = (title: string) =>
  title.replace(/[\\/?*[\]:]/g, ' ').replace(/^['\s]+|['\s]+$/g, '') || '-'

/** Sheets of which no two are the same to Excel, nor the one that it keeps for itself. */
const sheetNames = (tables: readonly SheetTable[]) =>
  namesApart(
    tables.map(({ title }) => sheetName(title)),
    LONGEST_NAME,
    ['History'],
  )

/** A text in pieces that a cell holds, never cut inside a character. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + CELL_LIMIT, text.length)
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end -= 1
    found.push(text.slice(at, end))
    at = end
  }
  return found
}

/** What is too long for its cell goes on in further columns at the end, so that no other cell leaves its column. */
function fitted({ title, header, rows, ...rest }: SheetTable): SheetTable {
  const cut = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string' && cell.length > CELL_LIMIT ? pieces(cell) : [cell],
    ),
  )
  const further = header.flatMap((name, column) => {
    const most = cut.reduce((max, row) => Math.max(max, row[column]?.length ?? 0), 1)
    return Array.from({ length: most - 1 }, (_, i) => ({ name, column, piece: i + 1 }))
  })
  if (further.length === 0) return { title, header, rows, ...rest }
  return {
    ...rest,
    title,
    header: [...header, ...further.map(({ name, piece }) => `${name} (${piece + 1})`)],
    rows: cut.map((row) => [
      ...row.map((parts) => parts[0]!),
      ...further.map(({ column, piece }) => row[column]?.[piece] ?? null),
    ]),
  }
}

/** Control characters that XML can't hold. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
/** What a workbook takes for an escaped character (ECMA-376 part 1, ST_Xstring); its own escape makes it plain text. */
const ESCAPE_ALIKE = /_(?=x[0-9a-f]{4}_)/gi
const textOf = (value: string) => value.replace(FORBIDDEN, '').replace(ESCAPE_ALIKE, '_x005F_')

const cellOf = (value: TableCell, { isLink, isStrong }: { isLink: boolean; isStrong: boolean }) => {
  if (value === null || value === '') return null
  const look = {
    ...(isLink && { textColor: LINK_COLOUR }),
    ...(isStrong && { fontWeight: 'bold' as const }),
  }
  return typeof value === 'number'
    ? { ...look, type: Number, value, alignVertical: 'top' as const }
    : {
        ...look,
        type: String,
        value: textOf(value),
        wrap: true,
        alignVertical: 'top' as const,
      }
}

const LINK_COLOUR = '#1d5fbf'

/** The links of each sheet to cells of the others, which the library leaves to a feature of one's own. */
function linksBetween(tables: readonly SheetTable[], names: readonly string[]): Feature<Blob> {
  const placeOf = ({ table, row, column }: { table: number; row: number; column: number }) =>
    inSheet(names[table]!, getCellAddress(row + 1, column))
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const links = tables[sheetIndex]?.links ?? []
            if (links.length === 0) return xml
            const markup = links.map(
              ({ row, column, to }) =>
                `<hyperlink ref="${getCellAddress(row + 1, column)}" location="${sanitizeAttributeValue(placeOf(to))}"/>`,
            )
            const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet')
            if (!order) throw new Error('The order of the parts of a sheet is not known')
            return insertElementMarkupAccordingToOrderOfSiblings(
              xml,
              `<hyperlinks>${markup.join('')}</hyperlinks>`,
              order,
              'worksheet',
            )
          },
        },
      },
    },
  }
}

/** What is longer in a header goes on in a second line. */
const HEADER_WIDTH = 22

/** Wide enough for what a column holds, within reason. */
function widths({ header, rows }: SheetTable): { width: number }[] {
  return header.map((title, i) => {
    const longest = rows.slice(0, 200).reduce(
      (most, row) => {
        const cell = row[i]
        return Math.max(most, typeof cell === 'string' ? cell.length : 6)
      },
      Math.min(title.length, HEADER_WIDTH),
    )
    return { width: Math.min(60, Math.max(8, longest + 2)) }
  })
}

const LINE_POINTS = 15
/** Excel makes no row higher. */
const HIGHEST = 409

/**
 * How high a row must be to show all its lines, in points; null for a row of one line. Excel would find out by itself,
 * but other programs leave a wrapped text cut. Some room is left for a font that is wider.
 */
function heightOf(row: readonly TableCell[], columns: readonly { width: number }[]): number | null {
  const lines = row.reduce<number>((most, cell, i) => {
    if (typeof cell !== 'string' || cell.length <= 6) return most
    const fits = 0.92 * columns[i]!.width
    const own = cell
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / fits)), 0)
    return Math.max(most, own)
  }, 1)
  return lines === 1 ? null : Math.min(HIGHEST, lines * LINE_POINTS)
}

/** A row whose first cell tells how high it is. */
const withHeight = <C extends object>(row: readonly (C | null)[], height: number | null) =>
  height === null ? [...row] : [{ ...row[0], height }, ...row.slice(1)]

/** Tables as the sheets of one workbook. Texts are written as texts, so that none of them is ever a formula. */
export async function xlsxOf(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const whole = tables.map(fitted)
  const names = sheetNames(whole)
  const sheets = whole.map((table, at) => {
    const linked = new Set(table.links?.map(({ row, column }) => `${row} ${column}`))
    const strong = new Set(table.strongRows)
    const columns = widths(table)
    return {
      sheet: names[at]!,
      orientation: 'landscape' as const,
      stickyRowsCount: 1,
      ...(table.stickyColumns ? { stickyColumnsCount: table.stickyColumns } : {}),
      columns,
      data: [
        withHeight(
          table.header.map((value) => ({
            type: String,
            value: textOf(value),
            fontWeight: 'bold' as const,
            wrap: true,
            alignVertical: 'top' as const,
          })),
          heightOf(table.header, columns),
        ),
        ...table.rows.map((row, i) =>
          withHeight(
            row.map((value, j) =>
              cellOf(value, { isLink: linked.has(`${i} ${j}`), isStrong: strong.has(i) }),
            ),
            heightOf(row, columns),
          ),
        ),
      ],
    }
  })
  const blob = await writeXlsxFile(sheets, {
    // Without a font, other programs take one for plain cells and another for bold ones.
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [
      linksBetween(whole, names),
      printedSheets(
        sheets.map(({ sheet, columns, stickyColumnsCount }) => ({
          name: sheet,
          width: columns.reduce((sum, { width }) => sum + width, 0),
          stickyColumns: stickyColumnsCount ?? 0,
        })),
      ),
    ],
  }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
