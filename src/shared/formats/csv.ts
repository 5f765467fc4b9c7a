import Papa from 'papaparse'
import type { SheetTable, TableCell } from './table'

/** What a spreadsheet would take for a formula if a text cell began with it; some take the wide signs of East Asia for theirs. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** The same behind what parts the fields of a row where semicolons or tabs do, as in most of Europe, and behind a line end. */
const INNER_FORMULA = /(?<!^)([;\t\r\n]["']*)(?=[=@＝＠][^\s;,]|[+\-＋－]+[\p{L}\p{N}(])/gu

/** A text that a spreadsheet would run is given an apostrophe in front, which spreadsheets do not show. */
export const guardFormula = (cell: TableCell): TableCell => {
  if (typeof cell !== 'string') return cell
  const text = cell.replace(INNER_FORMULA, "$1'")
  return FORMULA.test(text) ? `'${text}` : text
}

/** A table as CSV (RFC 4180) with a byte-order mark, which Excel needs to read accents. */
export function csvOf({ header, rows }: SheetTable): Uint8Array {
  const guarded = [header, ...rows].map((row) => row.map(guardFormula))
  const text = Papa.unparse(guarded, { newline: '\r\n' })
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}
