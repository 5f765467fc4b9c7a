import { zipSync } from 'fflate'
import { csvOf } from './csv'
import { namesApart } from './namesApart'
import type { SheetTable } from './table'

/** As long as this, a name fits into any folder. */
const LONGEST = 100

const fileName = (title: string) => title.replace(/[\\/:*?"<>|\0-\x1f]/g, ' ').trim()

/** Tables as CSV files in one zip, each named after its table. `now` dates them. */
export function zippedTables(tables: readonly SheetTable[], now: number): Uint8Array {
  const names = namesApart(
    tables.map(({ title }) => fileName(title)),
    LONGEST,
  )
  return zipSync(
    Object.fromEntries(tables.map((table, i) => [`${names[i]!}.csv`, csvOf(table)])),
    // A zip can't hold a date before 1980.
    { mtime: Math.max(now, Date.UTC(1980, 0, 2)) },
  )
}
