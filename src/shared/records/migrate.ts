import type { RecordsDiff } from './diff'
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

/** A stored change with each of its records brought to the shape of this app, so that an old step can be undone. */
export function migrateDiff(stored: RecordsDiff, from: number, to = FORMAT_VERSION): RecordsDiff {
  const migrated = <R extends object>(record: R) =>
    migrateRecord(record as Record<string, unknown>, from, to) as R
  const each = <R extends object>(dictionary: Record<string, R>) =>
    Object.fromEntries(Object.entries(dictionary).map(([id, record]) => [id, migrated(record)]))
  return {
    added: each(stored.added),
    updated: Object.fromEntries(
      Object.entries(stored.updated).map(([id, [before, after]]) => [
        id,
        [migrated(before), migrated(after)],
      ]),
    ),
    removed: each(stored.removed),
  }
}
