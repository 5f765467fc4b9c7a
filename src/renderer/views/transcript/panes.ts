import { useEffect } from 'react'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** The panes beside a transcript. */
export interface Panes {
  sourcesOpen: boolean
  codesOpen: boolean
  /** In pixels. */
  sourcesWidth: number
  codesWidth: number
}

const usual: Panes = { sourcesOpen: true, codesOpen: true, sourcesWidth: 220, codesWidth: 290 }

/** Transcripts whose panes are kept. */
const KEPT = 500

type Kept = Readonly<Record<string, Panes>>

/** The panes of one transcript; those of the one that was looked at last where it has none of its own yet. */
export const panesOf = (kept: Kept, sourceId: string): Panes =>
  kept[sourceId] ?? Object.values(kept).at(-1) ?? usual

/** With the panes of the transcript that is looked at now; those not looked at for longest are forgotten. */
export function withPanes(kept: Kept, sourceId: string, patch: Partial<Panes>): Kept {
  const { [sourceId]: _, ...others } = kept
  const panes = { ...panesOf(kept, sourceId), ...patch }
  return { ...Object.fromEntries(Object.entries(others).slice(-(KEPT - 1))), [sourceId]: panes }
}

interface PaneStore {
  /** By source, the one that was looked at last at the end. */
  kept: Kept
  keep: (sourceId: string, patch: Partial<Panes>) => void
}

const usePaneStore = create<PaneStore>()(
  persist(
    (set) => ({
      kept: {},
      keep: (sourceId, patch) => set(({ kept }) => ({ kept: withPanes(kept, sourceId, patch) })),
    }),
    { name: 'veta-panes' },
  ),
)

/** The panes beside one transcript, kept for it on this computer. */
export function usePanes(sourceId: string) {
  const panes = usePaneStore(({ kept }) => panesOf(kept, sourceId))
  const keep = usePaneStore((state) => state.keep)
  useEffect(() => keep(sourceId, {}), [keep, sourceId])
  return { panes, set: (patch: Partial<Panes>) => keep(sourceId, patch) }
}

/** Shows a pane of a transcript that is hidden, and hides one that is shown. */
export function switchPane(sourceId: string, pane: 'sourcesOpen' | 'codesOpen'): void {
  const { kept, keep } = usePaneStore.getState()
  keep(sourceId, { [pane]: !panesOf(kept, sourceId)[pane] })
}
