import type { IdOf } from '../records/schema'
import type { ArrangedMatrix } from './arrangedMatrix'
import type { Arrangement } from './arrangement'

/** A list with one of its items at another place. */
function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, i) => i !== from)
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)]
}

const clamped = (to: number, first: number, last: number) => Math.min(Math.max(to, first), last)

/**
 * The arrangement in which a row, by its index, has come to stand at another place; null where it can't move so. Where
 * rows are grouped, it stays in its group, because its group says what it is.
 */
export function withRowMoved(
  { matrix, groups }: ArrangedMatrix,
  from: number,
  to: number,
): Pick<Arrangement, 'rowOrder'> | null {
  const rows = groups.find((group) => group.rows.includes(from))?.rows ?? [...matrix.rows.keys()]
  const place = clamped(to, rows[0]!, rows.at(-1)!)
  if (place === from) return null
  const caseIds = moved(matrix.rows, from, place).map(({ id }) => id as IdOf<'case'>)
  return { rowOrder: { by: 'hand', caseIds } }
}

/** The arrangement in which a shown column, folded or not, has come to stand at another place; null where it can't. */
export function withColumnMoved(
  { matrix, columns }: ArrangedMatrix,
  from: number,
  to: number,
): Pick<Arrangement, 'codeIds' | 'columnOrder'> | null {
  const place = clamped(to, 0, columns.length - 1)
  if (place === from) return null
  const codeIds = moved(columns, from, place)
    .flatMap((one) => (one.kind === 'code' ? [one.column] : one.columns))
    .map((column) => matrix.columns[column]!.code.id as IdOf<'code'>)
  return { codeIds, columnOrder: { by: 'codes' } }
}
