import type { JournalEntry, JournalRow } from '#shared/records/journal'
import { writtenBy, type RecordsDiff } from '#shared/records/diff'
import { same } from '#shared/records/same'
import type { Reader } from '#shared/records/reader'
import { parseRecord, typeOfId, type AnyRecord } from '#shared/records/schema'
import type { ProjectDatabase } from './database'
import { databaseReader } from './reader'

/** A change that is ready to be written, and all of its journal line but the number. */
export interface Change {
  entry: Omit<JournalEntry, 'seq'>
  diff: RecordsDiff
}

/** The database is not in the state that a change starts from; nothing was written. */
export class StaleDiffError extends Error {
  override name = 'StaleDiffError'
}

function byTable<V>(dictionary: Record<string, V>): Map<string, [id: string, value: V][]> {
  const tables = new Map<string, [string, V][]>()
  for (const [id, value] of Object.entries(dictionary)) {
    const type = typeOfId(id)
    const rows = tables.get(type)
    if (rows) rows.push([id, value])
    else tables.set(type, [[id, value]])
  }
  return tables
}

const sameRecord = (a: AnyRecord | undefined, b: AnyRecord): boolean =>
  a !== undefined && (same(a, b) || same(parseRecord(a), parseRecord(b)))

async function writeRecords(db: ProjectDatabase, diff: RecordsDiff): Promise<void> {
  for (const record of writtenBy(diff)) parseRecord(record)

  const before: Record<string, AnyRecord> = { ...diff.removed }
  for (const [id, [from]] of Object.entries(diff.updated)) before[id] = from
  for (const [type, rows] of byTable(before)) {
    const stored = await db.table<AnyRecord, string>(type).bulkGet(rows.map(([id]) => id))
    const stale = rows.find(([, record], i) => !sameRecord(stored[i], record))
    if (stale) throw new StaleDiffError(`${stale[0]} has changed in the meantime`)
  }

  for (const [type, rows] of byTable(diff.removed)) {
    await db.table(type).bulkDelete(rows.map(([id]) => id))
  }
  for (const [type, rows] of byTable(diff.updated)) {
    await db.table(type).bulkPut(rows.map(([, [, to]]) => to))
  }
  for (const [type, rows] of byTable(diff.added)) {
    await db.table(type).bulkAdd(rows.map(([, record]) => record))
  }

  // A draft counts in the text that it was begun on: it goes in the same moment as that text.
  for (const record of Object.values(before)) {
    if (record.type === 'text') await db.drafts.where('sourceId').equals(record.sourceId).delete()
  }
}

/**
 * The one way in which a project changes.
 *
 * Reads, decides and writes in one transaction: `prepare` reads through the given reader and returns a change,
 * or something else, in which case nothing is written and that is the result. The change's records are parsed,
 * what it starts from is compared with what is stored, and all of it is written with its journal line, or nothing.
 * Rejects with StaleDiffError when the database is not in the state that the change starts from.
 */
export async function applyDiff<Nothing>(
  db: ProjectDatabase,
  prepare: (reader: Reader, head: number) => Promise<Change | { nothing: Nothing }>,
  readerAt: (head: number) => Reader | null = () => null,
): Promise<JournalRow | { nothing: Nothing }> {
  return db.transaction('rw', db.tables, async () => {
    const head = (await db.journal.orderBy('seq').last())?.seq ?? 0
    const change = await prepare(readerAt(head) ?? databaseReader(db), head)
    if ('nothing' in change) return change
    const seq = head + 1
    // Asked for at once: each answer that is waited for costs a way to the disk's process and back.
    await Promise.all([
      writeRecords(db, change.diff),
      db.journal.add({ seq, ...change.entry }),
      db.journalDiffs.add({ seq, diff: change.diff }),
    ])
    return { seq, ...change.entry, diff: change.diff }
  })
}

/** The handles of the copied recordings that sources have, now or in a line of the journal. */
function copiesOf(records: Iterable<AnyRecord>, journal: readonly JournalRow[]): string[] {
  const then = journal.flatMap(({ diff }) => [
    ...Object.values(diff.added),
    ...Object.values(diff.removed),
    ...Object.values(diff.updated).flat(),
  ])
  const handles = [...records, ...then].flatMap((record) =>
    record.type === 'source' && record.media?.copied ? [record.media.handle] : [],
  )
  return [...new Set(handles)]
}

/** Tables that a project file says nothing of. A draft fits the text that it was begun on, or is put away by who reads it. */
const APART = new Set(['meta', 'drafts'])

/** Puts a whole project, as a project file holds it, in the place of what the database holds. All or nothing. */
export async function fillDatabase(
  db: ProjectDatabase,
  records: Iterable<AnyRecord>,
  journal: readonly JournalRow[],
): Promise<void> {
  const parsed = Object.fromEntries([...records].map((record) => [record.id, parseRecord(record)]))
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) if (!APART.has(table.name)) await table.clear()
    for (const [type, rows] of byTable(parsed)) {
      await db.table(type).bulkAdd(rows.map(([, record]) => record))
    }
    await db.journal.bulkAdd(journal.map(({ diff: _, ...entry }) => entry))
    await db.journalDiffs.bulkAdd(journal.map(({ seq, diff }) => ({ seq, diff })))
    if (!(await db.meta.get('sealed'))) return
    const handles = copiesOf(Object.values(parsed), journal)
    await db.meta.put({ key: 'copies', value: handles.length, handles })
  })
}
