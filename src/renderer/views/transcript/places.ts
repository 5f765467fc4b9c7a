/** Where each transcript was last read: the offset of the first letter on the screen, kept on this computer. */
const KEY = 'veta-reading-places'
const KEPT = 500

type Places = Record<string, number>

function stored(): Places {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Places) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

export const readingPlace = (sourceId: string): number => stored()[sourceId] ?? 0

/** The transcript of these that was read last on this computer. */
export function readLast<Id extends string>(sourceIds: readonly Id[]): Id | undefined {
  const own = new Set<string>(sourceIds)
  return Object.keys(stored()).findLast((id): id is Id => own.has(id))
}

/** The latest places are kept; those that were not looked at for longest are forgotten. */
export function rememberPlace(sourceId: string, offset: number): void {
  const { [sourceId]: _, ...others } = stored()
  const kept = Object.entries(others).slice(-(KEPT - 1))
  localStorage.setItem(KEY, JSON.stringify({ ...Object.fromEntries(kept), [sourceId]: offset }))
}
