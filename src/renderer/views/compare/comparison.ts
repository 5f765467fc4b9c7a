import { create } from 'zustand'
import type { Standing } from '#shared/matrix/sharedAndDifferent'
import type { IdOf } from '#shared/records/schema'

/** How many cases stand side by side at most: more do not fit where one can read them. */
export const MOST_CASES = 6

interface State {
  caseIds: readonly IdOf<'case'>[]
  /** Only factors of this standing are listed. */
  show: Standing | 'all'
  set: (to: Partial<Omit<State, 'set'>>) => void
}

/** Which cases are compared, kept while one looks at a transcript and comes back. */
export const useComparison = create<State>()((set) => ({
  caseIds: [],
  show: 'all',
  set: (to) => set(to),
}))
