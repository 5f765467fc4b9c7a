import { recordTypes } from '#shared/records/schema'
import type { JournalRow } from '#shared/records/journal'
import { markOf, type Counts, type Sentinel } from '#shared/vault/sentinel'
import type { ProjectDatabase } from './database'

/** What the database holds, told so that it can be compared with the vault. */
export async function databaseSentinel(db: ProjectDatabase): Promise<Sentinel> {
  return db.transaction('r', db.tables, async () => {
    const last = await db.journal.orderBy('seq').last()
    const counts: Record<string, number> = {}
    for (const type of recordTypes) counts[type] = await db.table(type).count()
    return { seq: last?.seq ?? 0, mark: markOf(last), counts: counts as Counts }
  })
}

/** The mark of a journal line; undefined where there is none. */
export async function markAt(db: ProjectDatabase, seq: number): Promise<string | undefined> {
  const entry = await db.journal.get(seq)
  return entry && markOf(entry)
}

/** The journal's lines after a number, with their changes. */
export async function rowsSince(db: ProjectDatabase, seq: number): Promise<JournalRow[]> {
  return db.transaction('r', db.journal, db.journalDiffs, async () => {
    const entries = await db.journal.where('seq').above(seq).toArray()
    const diffs = await db.journalDiffs.bulkGet(entries.map((entry) => entry.seq))
    return entries.map((entry, i) => {
      const stored = diffs[i]
      if (!stored) throw new Error(`Journal line ${entry.seq} has lost its change`)
      return { ...entry, diff: stored.diff }
    })
  })
}
