import { create } from 'zustand'
import type { Coding, IdOf } from '#shared/records/schema'

/** What the passages of a cell are narrowed to. None chosen means all. */
export interface PassageFilter {
  coders: readonly string[]
  sourceIds: readonly IdOf<'source'>[]
  side: Coding['polarity'] | 'both'
  words: string
}

export const allPassages: PassageFilter = { coders: [], sourceIds: [], side: 'both', words: '' }

interface PaneState {
  filter: PassageFilter
  /** How far the pane and its long lists were scrolled, in pixels, by cell and part. */
  scrolled: Map<string, number>
}

/** How the pane was left, so that it is the same when the person comes back from a transcript. */
export const usePane = create<PaneState>()(() => ({ filter: allPassages, scrolled: new Map() }))

/** The place to which a part of the pane was scrolled. */
export const keptScroll = (part: string) => ({
  at: () => usePane.getState().scrolled.get(part) ?? 0,
  keep: (pixels: number) => void usePane.getState().scrolled.set(part, pixels),
})
