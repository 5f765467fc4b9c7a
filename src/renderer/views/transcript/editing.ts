import { create } from 'zustand'
import type { Changes } from '#shared/text/changes'

interface Editing {
  mode: 'read' | 'edit'
  /** Rises with every piece of typing. */
  typed: number
  /** What has been typed and is not in the project yet, a moment after it was typed. */
  runs: readonly Changes[]
  set: (patch: Partial<Omit<Editing, 'set'>>) => void
}

/** Whether the open transcript is read or edited, and what edits have done to it so far. */
export const useEditing = create<Editing>()((set) => ({ mode: 'read', typed: 0, runs: [], set }))
