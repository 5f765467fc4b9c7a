import { create } from 'zustand'
import type { Basis, Tally } from '#shared/matrix/crossTable'
import type { IdOf } from '#shared/records/schema'

/** Which number of the table is open; `groupId` null: that of all cases. */
export interface OpenNumber {
  codeId: string
  groupId: string | null
  tally: Tally
}

interface State {
  attributeId: IdOf<'attribute'> | null
  /** Where the bands of a number are cut, by attribute; without an entry as suggested. */
  cuts: Readonly<Record<string, readonly number[]>>
  /** `states`: presence, absence and silence next to each other. */
  tally: Tally | 'states'
  basis: Basis
  open: OpenNumber | null
  set: (to: Partial<Omit<State, 'set'>>) => void
}

/** What the cross-tab shows, kept while one looks at a transcript and comes back. */
export const useCrossTab = create<State>()((set) => ({
  attributeId: null,
  cuts: {},
  tally: 'states',
  basis: 'none',
  open: null,
  set: (to) => set(to),
}))
