import Dexie, { type Table } from 'dexie'
import type { JournalEntry } from '#shared/records/journal'
import type { RecordsDiff } from '#shared/records/diff'
import {
  definitions,
  FORMAT_VERSION,
  recordTypes,
  type RecordOf,
  type RecordType,
} from '#shared/records/schema'

export interface StoredDiff {
  seq: number
  diff: RecordsDiff
}

interface Meta {
  key: 'formatVersion'
  value: number
}

/** The indexes of a record table, in Dexie's notation. */
const schemaOf = (type: RecordType): string => ['id', ...definitions[type].indexes].join(', ')

/** The working store of one project: a table per record type, and its journal. */
export class ProjectDatabase extends Dexie {
  /** Light lines, so that the history can be listed without reading what each step changed. */
  declare journal: Table<JournalEntry, number>
  declare journalDiffs: Table<StoredDiff, number>
  declare meta: Table<Meta, string>

  constructor(readonly projectUuid: string) {
    // Strict: an acknowledged change has been flushed to disk.
    super(`veta-project-${projectUuid}`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      ...Object.fromEntries(recordTypes.map((type) => [type, schemaOf(type)])),
      journal: 'seq',
      journalDiffs: 'seq',
      meta: 'key',
    })
    this.on('populate', () => this.meta.add({ key: 'formatVersion', value: FORMAT_VERSION }))
  }

  records<T extends RecordType>(type: T): Table<RecordOf<T>, string> {
    return this.table(type)
  }
}

/** A project that a newer app has written; this one must not touch it. */
export class TooNewError extends Error {
  override name = 'TooNewError'
}

/** Opens a project's database. Throws TooNewError for one that a newer app has written. */
export async function openDatabase(projectUuid: string): Promise<ProjectDatabase> {
  const db = new ProjectDatabase(projectUuid)
  await db.open()
  const format = (await db.meta.get('formatVersion'))?.value
  if (format === undefined || format > FORMAT_VERSION) {
    db.close()
    throw new TooNewError(
      `Project ${projectUuid} has format ${format}, this app knows ${FORMAT_VERSION}`,
    )
  }
  return db
}
