import writeXlsxFile from 'write-excel-file/universal'
import type { SheetTable, TableCell } from './table'

/** Excel holds no more characters in one cell. */
const CELL_LIMIT = 32_767
/** And no more in the name of a sheet, which can't hold these signs. */
const sheetName = (title: string) => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

/** A cell that is too long goes on in further columns of its row. */
const split = (cell: TableCell): TableCell[] =>
  typeof cell === 'string' && cell.length > CELL_LIMIT
    ? (cell.match(new RegExp(`[\\s\\S]{1,${CELL_LIMIT}}`, 'g')) ?? [])
    : [cell]

/** Control characters that XML can't hold. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

const cellOf = (value: TableCell) => {
  if (value === null || value === '') return null
  return typeof value === 'number'
    ? { type: Number, value }
    : {
        type: String,
        value: value.replace(FORBIDDEN, ''),
        wrap: true,
        alignVertical: 'top' as const,
      }
}

/** Wide enough for what a column holds, within reason. */
function widths({ header, rows }: SheetTable): { width: number }[] {
  return header.map((title, i) => {
    const longest = rows.slice(0, 200).reduce((most, row) => {
      const cell = row[i]
      return Math.max(most, typeof cell === 'string' ? cell.length : 6)
    }, title.length)
    return { width: Math.min(60, Math.max(8, longest + 2)) }
  })
}

/** Tables as the sheets of one workbook. Texts are written as texts, so that none of them is ever a formula. */
export async function xlsxOf(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.title),
    stickyRowsCount: 1,
    columns: widths(table),
    data: [
      table.header.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => row.flatMap(split).map(cellOf)),
    ],
  }))
  const blob = await writeXlsxFile(sheets).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}
