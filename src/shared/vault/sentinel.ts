import type { JournalEntry, JournalRow } from '../records/journal'
import { recordTypes, typeOfId, type RecordType } from '../records/schema'

/** How many records of each type there are. */
export type Counts = Readonly<Record<RecordType, number>>

/** What tells two states of a project apart without comparing them record for record. */
export interface Sentinel {
  /** The number of the last journal line; 0 for none. */
  seq: number
  /** Who wrote that line, when, and by which command; empty where there is none. */
  mark: string
  counts: Counts
}

export const markOf = (
  entry: Pick<JournalEntry, 'at' | 'coderId' | 'command' | 'kind'> | undefined,
) => (entry ? `${entry.at} ${entry.kind} ${entry.command} ${entry.coderId}` : '')

export const noCounts: Counts = Object.fromEntries(recordTypes.map((type) => [type, 0])) as Counts

export function countsOf(ids: Iterable<string>): Counts {
  const counts = { ...noCounts } as Record<RecordType, number>
  for (const id of ids) counts[typeOfId(id)] += 1
  return counts
}

/** The counts after a change. */
export function countsAfter(before: Counts, { diff }: Pick<JournalRow, 'diff'>): Counts {
  const counts = { ...before } as Record<RecordType, number>
  for (const id of Object.keys(diff.added)) counts[typeOfId(id)] += 1
  for (const id of Object.keys(diff.removed)) counts[typeOfId(id)] -= 1
  return counts
}

export const sameCounts = (a: Counts, b: Counts): boolean =>
  recordTypes.every((type) => a[type] === b[type])

/**
 * How the database of a project stands to its vault:
 * `same`; `vaultBehind`, where the vault only lacks the newest lines; `databaseBehind`, where the database lacks lines
 * that had been written; `diverged`, where each has what the other has not; `altered`, where both have the same lines
 * and the database has other records.
 */
export type Standing = 'same' | 'vaultBehind' | 'databaseBehind' | 'diverged' | 'altered'

/**
 * Compares them. `markAt` gives the mark of the database's journal line of a number, undefined where it has none; the
 * vault's marks are known only for its last line, so that a database that is behind is compared by `vaultMarkAt`.
 */
export function standingOf(
  database: Sentinel,
  vault: Sentinel,
  databaseMark: string | undefined,
  vaultMark: string | undefined,
): Standing {
  if (database.seq > vault.seq) {
    return vault.seq === 0 || databaseMark === vault.mark ? 'vaultBehind' : 'diverged'
  }
  if (database.seq < vault.seq) {
    return database.seq === 0 || vaultMark === database.mark ? 'databaseBehind' : 'diverged'
  }
  if (database.mark !== vault.mark) return 'diverged'
  return sameCounts(database.counts, vault.counts) ? 'same' : 'altered'
}
