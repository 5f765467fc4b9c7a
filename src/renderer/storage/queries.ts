import type { JournalEntry } from '#shared/records/journal'
import type {
  AnyRecord,
  Coding,
  Extent,
  IdOf,
  Project,
  RecordOf,
  RecordType,
  SourceText,
} from '#shared/records/schema'
import type { ProjectDatabase } from './database'

/** What the views read; each is a live query's body. */

export const allOfType = <T extends RecordType>(
  db: ProjectDatabase,
  type: T,
): Promise<RecordOf<T>[]> => db.records(type).toArray()

export const theProject = async (db: ProjectDatabase): Promise<Project> => {
  const project = await db.records('project').toCollection().first()
  if (!project) throw new Error('The database holds no project record')
  return project
}

export const textOf = (
  db: ProjectDatabase,
  sourceId: IdOf<'source'>,
): Promise<SourceText | undefined> => db.records('text').where('sourceId').equals(sourceId).first()

export const codingsOf = (db: ProjectDatabase, sourceId: IdOf<'source'>): Promise<Coding[]> =>
  db.records('coding').where('sourceId').equals(sourceId).toArray()

export const extentsOf = (db: ProjectDatabase, sourceId: IdOf<'source'>): Promise<Extent[]> =>
  db.records('extent').where('sourceId').equals(sourceId).toArray()

export const journalEntries = (db: ProjectDatabase): Promise<JournalEntry[]> =>
  db.journal.orderBy('seq').toArray()

export const journalHead = async (db: ProjectDatabase): Promise<number> =>
  (await db.journal.orderBy('seq').last())?.seq ?? 0

export const recordsById = async (
  db: ProjectDatabase,
  type: RecordType,
  ids: readonly string[],
): Promise<AnyRecord[]> =>
  (await db.table<AnyRecord, string>(type).bulkGet([...ids])).filter(
    (record): record is AnyRecord => record !== undefined,
  )
