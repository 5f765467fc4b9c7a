import Dexie from 'dexie'
import type { ProjectContents } from '#shared/formats/projectFile'
import type { JournalEntry } from '#shared/records/journal'
import { migrateDiff, migrateRecord } from '#shared/records/migrate'
import { definitions, FORMAT_VERSION, parseRecord, recordTypes } from '#shared/records/schema'
import { PROJECT_PREFIX, type StoredDiff } from './database'
import { checkedTables } from './checkedTables'
import { keyOf } from './keys'
import { sealedTables } from './sealedTables'

/**
 * A project whose database has an older format, as it is now and in the shape of today; the database stays as it is.
 * Null where there is no database, or one that needs no migration.
 */
export async function readUnmigrated(uuid: string): Promise<ProjectContents | null> {
  const name = `${PROJECT_PREFIX}${uuid}`
  if (!(await Dexie.exists(name))) return null
  // Opened without saying what is in it, Dexie takes it as it finds it.
  const db = new Dexie(name)
  const key = keyOf(uuid)
  db.use(key ? sealedTables(uuid, key) : checkedTables(uuid))
  try {
    await db.open()
    const meta = (await db.table('meta').get('formatVersion')) as { value: number } | undefined
    const from = meta?.value ?? FORMAT_VERSION
    if (from >= FORMAT_VERSION) return null
    return await db.transaction('r', db.tables, async () => {
      const stored = recordTypes.filter((type) => definitions[type].since <= from)
      const tables = await Promise.all(stored.map((type) => db.table(type).toArray()))
      const entries = (await db.table('journal').orderBy('seq').toArray()) as JournalEntry[]
      const diffs = (await db.table('journalDiffs').orderBy('seq').toArray()) as StoredDiff[]
      return {
        records: tables.flat().map((record) => parseRecord(migrateRecord(record, from))),
        journal: entries.map((entry, i) => ({
          ...entry,
          diff: migrateDiff(diffs[i]!.diff, from),
        })),
      }
    })
  } finally {
    db.close()
  }
}
