import { tidy } from '#shared/pseudonyms/table'
import type { Row } from './state'

export type PastedRow = Omit<Row, 'id'>

/**
 * The rows of a table that was copied from a spreadsheet: names, names and pseudonyms, or names, forms and pseudonyms.
 * Null for what is no table, and is pasted as it is.
 */
export function rowsPasted(text: string): PastedRow[] | null {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '')
  if (lines.length < 2 && !text.includes('\t')) return null
  return lines.flatMap((line) => {
    const cells = line.split('\t').map(tidy)
    const [name = ''] = cells
    const [forms = '', pseudonym = ''] = cells.length > 2 ? cells.slice(1) : ['', cells[1]]
    return name === '' ? [] : [{ name, forms, pseudonym }]
  })
}
