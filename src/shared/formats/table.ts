/** What every written table is made of. A null is an empty cell; an empty cell is not a zero. */
export type TableCell = string | number | null

/** Leads from a cell of a table to a cell of another table of the same workbook. Rows count without the header. */
export interface CellLink {
  row: number
  column: number
  to: { table: number; row: number; column: number }
}

export interface SheetTable {
  /** Of the sheet or the section. */
  title: string
  header: readonly string[]
  rows: readonly (readonly TableCell[])[]
  /** Only a workbook has them. */
  links?: readonly CellLink[]
  /** Rows that stand out in a workbook: heads of groups and sums. */
  strongRows?: readonly number[]
  /** Columns that stay in sight when a workbook is scrolled. */
  stickyColumns?: number
}

/** More columns than these beside the first don't fit a landscape page. */
const COLUMNS = 8

/** The columns behind the first one, in groups that fit a page. There is always one group. */
export function columnGroups(count: number): number[][] {
  const groups = Math.max(1, Math.ceil(count / COLUMNS))
  const size = Math.ceil(count / groups)
  return Array.from({ length: groups }, (_, i) =>
    Array.from({ length: Math.min(size, count - i * size) }, (_, j) => i * size + j),
  )
}
