import { zipSync } from 'fflate'
import { csvOf } from './csv'
import type { SheetTable } from './table'

const fileName = (title: string) => title.replace(/[\\/:*?"<>|\0-\x1f]/g, ' ').trim()

/** Tables as CSV files in one zip, each named after its table. `now` dates them. */
export const zippedTables = (tables: readonly SheetTable[], now: number): Uint8Array =>
  zipSync(
    Object.fromEntries(tables.map((table) => [`${fileName(table.title)}.csv`, csvOf(table)])),
    // A zip can't hold a date before 1980.
    { mtime: Math.max(now, Date.UTC(1980, 0, 2)) },
  )
