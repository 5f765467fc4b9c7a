import { isAbsence, type CellState } from './cellState'

/**
 * Where cases stand to one another on a factor.
 *
 * `shared`: present in all of them. `bothAbsent`: recorded as absent in all. `different`: present in some and recorded
 * as absent in others. `partlyKnown`: present, or absent, in some, while of the others nothing is known: not stated, not
 * examined, not applicable, without text. `unknown`: nothing is known of any. Silence is never taken for absence.
 */
export const standings = ['shared', 'different', 'partlyKnown', 'bothAbsent', 'unknown'] as const
export type Standing = (typeof standings)[number]

export interface Comparison {
  standing: Standing
  /** Places of the cases in the list compared. */
  present: readonly number[]
  absent: readonly number[]
  unknown: readonly number[]
}

/** Compares the states of one factor over the cases that stand side by side; there is at least one. */
export function compared(states: readonly CellState[]): Comparison {
  const where = (holds: (state: CellState) => boolean) =>
    [...states.keys()].filter((i) => holds(states[i]!))
  const present = where((state) => state === 'present')
  const absent = where(isAbsence)
  const unknown = where((state) => state !== 'present' && !isAbsence(state))
  const standing = (): Standing => {
    if (present.length === states.length) return 'shared'
    if (absent.length === states.length) return 'bothAbsent'
    if (present.length > 0 && absent.length > 0) return 'different'
    return unknown.length === states.length ? 'unknown' : 'partlyKnown'
  }
  return { standing: standing(), present, absent, unknown }
}
