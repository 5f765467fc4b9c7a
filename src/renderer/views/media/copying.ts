import { create } from 'zustand'

/** A copy that is being made. */
interface Copying {
  bytes: number
  of: number
  end: () => void
}

interface Copies {
  bySource: Readonly<Record<string, Copying>>
  set: (sourceId: string, copying: Copying | null) => void
}

/** The copies of recordings that are being made, whichever transcript is looked at meanwhile. */
export const useCopying = create<Copies>()((set) => ({
  bySource: {},
  set: (sourceId, copying) =>
    set(({ bySource: { [sourceId]: _, ...others } }) => ({
      bySource: copying ? { ...others, [sourceId]: copying } : others,
    })),
}))

/** Says that a copy of so many bytes is begun. What comes back hears how far it is, and ends it. */
export function beginCopy(sourceId: string, of: number) {
  const { set } = useCopying.getState()
  const ending = new AbortController()
  const end = () => ending.abort()
  const onProgress = (bytes: number) => set(sourceId, { bytes, of, end })
  onProgress(0)
  return { signal: ending.signal, onProgress, over: () => set(sourceId, null) }
}

/** Ends all that are being made: the project that they are for is closed. */
export function endCopies(): void {
  for (const { end } of Object.values(useCopying.getState().bySource)) end()
}
