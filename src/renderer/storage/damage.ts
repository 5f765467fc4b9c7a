/** A row is not what was written: the disk, or somebody, has altered it. */
export class DamagedRowError extends Error {
  override name = 'DamagedRowError'
  constructor(
    readonly database: string,
    table: string,
  ) {
    super(`A row of ${table} is not as it was written`)
  }
}

const listeners = new Set<(database: string) => void>()

/** Tells everybody that a database has a damaged row. Whoever reads it gets the error as well. */
export function tellDamage(database: string): void {
  for (const listener of listeners) listener(database)
}

/** Returns what ends the subscription. */
export function onDamage(listener: (database: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
