import type { ArrangedMatrix } from './arrangedMatrix'
import { addsUp } from './subtotals'

/** What runs down or across the grid: a case, a group's heading or subtotal, a column, or what it all adds up to. */
export type Track =
  | { kind: 'case'; row: number }
  | { kind: 'heading' | 'subtotal'; group: number }
  | { kind: 'column'; column: number }
  | { kind: 'total' }

export interface Tracks {
  down: readonly Track[]
  across: readonly Track[]
}

const TOTAL: Track = { kind: 'total' }

/**
 * The lines and columns of the grid. Groups that stand across have their headings above them, not between them; where
 * numbers do not add up, there is nothing to stand in a subtotal or at the end.
 */
export function tracksOf({ lines, columns, arrangement }: ArrangedMatrix): Tracks {
  const { measure, transposed } = arrangement
  const sums = measure === 'presence' || addsUp(measure)
  const total = sums ? [TOTAL] : []
  const codes: Track[] = [
    ...columns.map((_, column): Track => ({ kind: 'column', column })),
    ...total,
  ]
  const cases: Track[] = lines.filter(
    ({ kind }) => !(kind === 'heading' && transposed) && (sums || kind !== 'subtotal'),
  )
  return transposed
    ? { down: codes, across: [...cases, ...total] }
    : { down: [...cases, ...total], across: codes }
}

/** A cell of the grid as a line of cases meets a column of codes, whichever way they stand. */
export function crossing<T>({ arrangement }: ArrangedMatrix, down: T, across: T) {
  return arrangement.transposed ? { line: across, column: down } : { line: down, column: across }
}
