/**
 * Sums and shares of a table of numbers in which a cell may have none.
 *
 * They are sums of what the cells show: a coding that lies in two rows, or counts for a parent's column and its
 * child's, is in them twice. How many different codings there are, the matrix itself says.
 */
export interface Totals {
  /** Null where no cell of the row has a number. */
  rows: readonly (number | null)[]
  columns: readonly (number | null)[]
  grand: number | null
  /** Each cell as percent of its row's, or its column's, sum; null where there is no number or the sum is 0. */
  rowPercent: readonly (readonly (number | null)[])[]
  columnPercent: readonly (readonly (number | null)[])[]
}

const sum = (values: readonly (number | null)[]): number | null => {
  const numbers = values.filter((value) => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0)
}

const share = (value: number | null, whole: number | null): number | null =>
  value === null || whole === null || whole === 0 ? null : (100 * value) / whole

export function totals(table: readonly (readonly (number | null)[])[]): Totals {
  const width = table[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, j) => sum(table.map((row) => row[j] ?? null)))
  const rows = table.map(sum)
  return {
    rows,
    columns,
    grand: sum(rows),
    rowPercent: table.map((row, i) => row.map((value) => share(value, rows[i] ?? null))),
    columnPercent: table.map((row) => row.map((value, j) => share(value, columns[j] ?? null))),
  }
}
