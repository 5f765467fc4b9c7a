/** The keys of the sealed projects that are open, by the project's UUID. They are in memory and nowhere else. */
const keys = new Map<string, Uint8Array>()
const listeners = new Set<(uuid: string, key: Uint8Array | null) => void>()

export const keyOf = (uuid: string): Uint8Array | null => keys.get(uuid) ?? null

export const allKeys = (): readonly (readonly [string, Uint8Array])[] => [...keys]

/** Lets the project's database be read; null ends that. */
export function setKey(uuid: string, key: Uint8Array | null): void {
  if (key) keys.set(uuid, key)
  else keys.delete(uuid)
  for (const listener of listeners) listener(uuid, key)
}

/** Returns what ends the subscription. */
export function onKey(listener: (uuid: string, key: Uint8Array | null) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
