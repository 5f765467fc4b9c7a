import { definitions, FORMAT_VERSION, type RecordType } from './schema'
import type { Migration } from './record'

/**
 * A stored record brought to the shape of this app, one step at a time.
 * Throws when the record comes from a newer format than this app knows.
 */
export function migrateRecord(
  stored: Record<string, unknown>,
  from: number,
  to = FORMAT_VERSION,
  migrationsOf: (type: string) => readonly Migration[] = (type) =>
    definitions[type as RecordType]?.migrations ?? [],
): Record<string, unknown> {
  if (from > to) throw new Error(`Format ${from} is newer than ${to}`)
  return migrationsOf(String(stored['type']))
    .filter((step) => step.to > from && step.to <= to)
    .reduce((record, step) => step.up(record), stored)
}
