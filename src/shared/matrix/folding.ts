import type { ArrangedColumn } from './arrangedMatrix'
import type { ExclusiveColumns } from './exclusive'
import type { Matrix } from './matrix'

/** The order of columns in which those that exclude one another stand together, where the first of them stood. */
export function together(
  order: readonly number[],
  exclusive: readonly ExclusiveColumns[],
): number[] {
  const groupOf = new Map(exclusive.flatMap(({ columns }) => columns.map((one) => [one, columns])))
  const placed = new Set<number>()
  return order.flatMap((column) => {
    if (placed.has(column)) return []
    const members = groupOf.get(column)
    const run = members ? order.filter((one) => members.includes(one)) : [column]
    for (const one of run) placed.add(one)
    return run
  })
}

/** The columns as they are shown; codes that exclude one another as one where they are folded. */
export function shownColumns(
  matrix: Matrix,
  exclusive: readonly ExclusiveColumns[],
): ArrangedColumn[] {
  const groupOf = new Map(exclusive.flatMap((one) => one.columns.map((column) => [column, one])))
  return [...matrix.columns.keys()].flatMap((column): ArrangedColumn[] => {
    const folded = groupOf.get(column)
    if (!folded) return [{ kind: 'code', column }]
    return folded.columns[0] === column ? [{ kind: 'folded', ...folded }] : []
  })
}
