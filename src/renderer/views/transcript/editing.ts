import { create } from 'zustand'
import type { Transcript } from '#shared/records/transcript'
import type { Changes } from '#shared/text/changes'

interface Editing {
  mode: 'read' | 'edit'
  /** Rises with every piece of typing. */
  typed: number
  /** What has been typed and is not in the project yet, a moment after it was typed. */
  runs: readonly Changes[]
  /** The document that `runs` have led to; null where there are none. */
  doc: Transcript | null
  set: (patch: Partial<Omit<Editing, 'set'>>) => void
}

/** Whether the open transcript is read or edited, and what edits have done to it so far. */
export const useEditing = create<Editing>()((set) => ({
  mode: 'read',
  typed: 0,
  runs: [],
  doc: null,
  set,
}))
