import Dexie, { type Table, type Transaction } from 'dexie'
import type { JournalEntry } from '#shared/records/journal'
import type { RecordsDiff } from '#shared/records/diff'
import { migrateDiff, migrateRecord } from '#shared/records/migrate'
import {
  definitions,
  FORMAT_VERSION,
  recordTypes,
  type RecordOf,
  type RecordType,
} from '#shared/records/schema'
import { checkedTables } from './checkedTables'
import { keyOf } from './keys'
import { sealedTables } from './sealedTables'

export interface StoredDiff {
  seq: number
  diff: RecordsDiff
}

/**
 * Typing that has not become a change of the project yet, so that a crash in the middle of it takes a second at most.
 * `n` numbers the pieces of one transcript's draft; what is in them is the editor's own affair.
 */
export interface Draft {
  sourceId: string
  n: number
  at: number
  edits: unknown
}

/**
 * `sealed` is there, with 1, where the rows of the other tables are. `copies` says of which copies of recordings the
 * project knew when it was stored: of a sealed one nobody could see it otherwise.
 */
export interface Meta {
  key: 'formatVersion' | 'sealed' | 'copies'
  value: number
  handles?: readonly string[]
}

/** The tables of a format, in Dexie's notation. */
const tablesOf = (format: number): Record<string, string> => ({
  ...Object.fromEntries(
    recordTypes
      .filter((type) => definitions[type].since <= format)
      .map((type: RecordType) => [type, ['id', ...definitions[type].indexes].join(', ')]),
  ),
  journal: 'seq',
  journalDiffs: 'seq',
  meta: 'key',
  ...(format >= 2 && { drafts: '[sourceId+n], sourceId' }),
})

/** Brings everything that is stored from one format to the next, the changes in the journal too. */
async function migrateStored(transaction: Transaction, from: number, to: number): Promise<void> {
  for (const type of recordTypes.filter((one) => definitions[one].since <= from)) {
    await transaction
      .table<Record<string, unknown>>(type)
      .toCollection()
      .modify((record, context) => {
        context.value = migrateRecord(record, from, to)
      })
  }
  await transaction
    .table<StoredDiff>('journalDiffs')
    .toCollection()
    .modify((stored, context) => {
      context.value = { seq: stored.seq, diff: migrateDiff(stored.diff, from, to) }
    })
  await transaction.table<Meta>('meta').put({ key: 'formatVersion', value: to })
}

/** What the names of all projects' databases begin with. */
export const PROJECT_PREFIX = 'veta-project-'

/** The working store of one project: a table per record type, and its journal. */
export class ProjectDatabase extends Dexie {
  /** Light lines, so that the history can be listed without reading what each step changed. */
  declare journal: Table<JournalEntry, number>
  declare journalDiffs: Table<StoredDiff, number>
  declare meta: Table<Meta, string>
  declare drafts: Table<Draft, [string, number]>

  constructor(
    readonly projectUuid: string,
    key: Uint8Array | null = null,
  ) {
    // Strict: an acknowledged change has been flushed to disk.
    super(`${PROJECT_PREFIX}${projectUuid}`, {
      chromeTransactionDurability: 'strict',
      // What is live is kept by the mirror; Dexie's own cache would copy every record once more.
      cache: 'disabled',
    })
    this.version(1).stores(tablesOf(1))
    this.version(2)
      .stores(tablesOf(2))
      .upgrade((transaction) => migrateStored(transaction, 1, 2))
    this.version(3)
      .stores(tablesOf(3))
      .upgrade((transaction) => migrateStored(transaction, 2, 3))
    this.use(key ? sealedTables(projectUuid, key) : checkedTables(projectUuid))
    this.on('populate', async () => {
      await this.meta.add({ key: 'formatVersion', value: FORMAT_VERSION })
      if (key) await this.meta.add({ key: 'sealed', value: 1 })
    })
  }

  records<T extends RecordType>(type: T): Table<RecordOf<T>, string> {
    return this.table(type)
  }
}

/** A project that a newer app has written; this one must not touch it. */
export class TooNewError extends Error {
  override name = 'TooNewError'
}

/** Deletes a project's database for good. */
export const deleteDatabase = (projectUuid: string): Promise<void> =>
  Dexie.delete(`${PROJECT_PREFIX}${projectUuid}`)

export const databaseExists = (projectUuid: string): Promise<boolean> =>
  Dexie.exists(`${PROJECT_PREFIX}${projectUuid}`)

/** A sealed project whose key is not known; nothing of it can be read. */
export class LockedError extends Error {
  override name = 'LockedError'
}

/**
 * Opens a project's database, with its key where it has one. Throws TooNewError for one that a newer app has written,
 * LockedError for a sealed one without its key.
 */
export async function openDatabase(projectUuid: string): Promise<ProjectDatabase> {
  const db = new ProjectDatabase(projectUuid, keyOf(projectUuid))
  await db.open()
  if (!keyOf(projectUuid) && (await db.meta.get('sealed'))) {
    db.close()
    throw new LockedError(`Project ${projectUuid} is locked`)
  }
  const format = (await db.meta.get('formatVersion'))?.value
  if (format === undefined || format > FORMAT_VERSION) {
    db.close()
    throw new TooNewError(
      `Project ${projectUuid} has format ${format}, this app knows ${FORMAT_VERSION}`,
    )
  }
  return db
}
