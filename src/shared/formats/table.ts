/** What every written table is made of. A null is an empty cell; an empty cell is not a zero. */
export type TableCell = string | number | null

export interface SheetTable {
  /** Of the sheet or the section. */
  title: string
  header: readonly string[]
  rows: readonly (readonly TableCell[])[]
}
