import type { Reader } from '#shared/records/reader'
import {
  typeOfId,
  type AnyRecord,
  type IdOf,
  type IndexOf,
  type RecordOf,
  type RecordType,
  type SourceText,
} from '#shared/records/schema'
import type { ProjectDatabase } from './database'

/** Reads a project's database as the commands expect; inside a transaction it reads that transaction's state. */
export const databaseReader = (db: ProjectDatabase): Reader => ({
  get: <T extends RecordType>(id: IdOf<T>) =>
    db.table<RecordOf<T> | undefined, string>(typeOfId(id)).get(id),
  all: <T extends RecordType>(type: T) => db.table<RecordOf<T>, string>(type).toArray(),
  where: <T extends RecordType>(type: T, field: string, value: string) =>
    db.table<RecordOf<T>, string>(type).where(field).equals(value).toArray(),
})

type InMemory = Exclude<RecordType, 'text'>

/** Texts that are kept when a command has read them: the one that is worked on, and the one before. */
const KEPT = 2

/**
 * Reads from records in memory, which must be those of the database's current state: copying them out of the database
 * is most of the time that a coding takes. Texts come from the database, and the last ones are kept until
 * `forgetTexts` is called.
 */
export function memoryReader(
  db: ProjectDatabase,
  memory: {
    all<T extends InMemory>(type: T): readonly RecordOf<T>[]
    get<T extends InMemory>(type: T, id: string): RecordOf<T> | undefined
  },
): Reader & { forgetTexts: () => void } {
  const stored = databaseReader(db)
  const kept = new Map<string, SourceText[]>()
  const textsOf = async (sourceId: string): Promise<SourceText[]> => {
    const texts = kept.get(sourceId) ?? (await stored.where('text', 'sourceId', sourceId))
    kept.delete(sourceId)
    kept.set(sourceId, texts)
    for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id)
    return texts
  }
  const listed = <T extends RecordType>(records: readonly AnyRecord[]) => records as RecordOf<T>[]
  return {
    get: async <T extends RecordType>(id: IdOf<T>) => {
      const type = typeOfId(id)
      return type === 'text' ? stored.get(id) : (memory.get(type, id) as RecordOf<T> | undefined)
    },
    all: async <T extends RecordType>(type: T) =>
      type === 'text' ? stored.all(type) : listed<T>([...memory.all(type)]),
    where: async <T extends RecordType>(type: T, field: IndexOf<T>, value: string) => {
      if (type === 'text') return listed<T>(await textsOf(value))
      const records: readonly AnyRecord[] = memory.all(type)
      return listed<T>(records.filter((record) => record[field as keyof AnyRecord] === value))
    },
    forgetTexts: () => kept.clear(),
  }
}
