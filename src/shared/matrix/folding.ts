import type { Code } from '../records/schema'
import type { ArrangedColumn } from './arrangedMatrix'
import { groupBy } from './groupBy'
import { isPresent } from './ordering'
import type { Matrix } from './matrix'

type Grouped = Pick<Code, 'id' | 'parentId' | 'exclusiveGroup'>

/** What codes share that exclude one another: their parent and the name of their group. Null for any other code. */
const groupKey = (code: Grouped | undefined): string | null =>
  code && code.exclusiveGroup !== '' ? `${code.parentId ?? ''} ${code.exclusiveGroup}` : null

/** Columns, by index, of which only one can hold at a time: each list has at least two. */
export function exclusiveColumns(
  columns: Matrix['columns'],
  codes: readonly Grouped[],
): { group: string; columns: number[] }[] {
  const byId = new Map<string, Grouped>(codes.map((code) => [code.id, code]))
  const keyOf = (column: number) => groupKey(byId.get(columns[column]!.code.id))
  const grouped = [...columns.keys()].filter((column) => keyOf(column) !== null)
  return [...groupBy(grouped, keyOf).values()]
    .filter((members) => members.length > 1)
    .map((members) => ({
      group: byId.get(columns[members[0]!]!.code.id)!.exclusiveGroup,
      columns: members,
    }))
}

/** The order of columns in which those that exclude one another stand together, where the first of them stood. */
export function together(order: readonly number[], exclusive: readonly number[][]): number[] {
  const groupOf = new Map(exclusive.flatMap((members) => members.map((one) => [one, members])))
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
  exclusive: readonly { group: string; columns: readonly number[] }[],
): ArrangedColumn[] {
  const groupOf = new Map(exclusive.flatMap((one) => one.columns.map((column) => [column, one])))
  return [...matrix.columns.keys()].flatMap((column): ArrangedColumn[] => {
    const folded = groupOf.get(column)
    if (!folded) return [{ kind: 'code', column }]
    return folded.columns[0] === column ? [{ kind: 'folded', ...folded }] : []
  })
}

/** By row: the columns of codes that exclude one another and are present at once. */
export function conflictsOf(
  matrix: Matrix,
  exclusive: readonly { columns: readonly number[] }[],
): number[][] {
  return matrix.rows.map((_, row) =>
    exclusive.flatMap(({ columns }) => {
      const present = columns.filter((column) => isPresent(matrix, row, column))
      return present.length > 1 ? present : []
    }),
  )
}
