import type { Reader } from '#shared/records/reader'
import { typeOfId, type IdOf, type RecordOf, type RecordType } from '#shared/records/schema'
import type { ProjectDatabase } from './database'

/** Reads a project's database as the commands expect; inside a transaction it reads that transaction's state. */
export const databaseReader = (db: ProjectDatabase): Reader => ({
  get: <T extends RecordType>(id: IdOf<T>) =>
    db.table<RecordOf<T> | undefined, string>(typeOfId(id)).get(id),
  all: <T extends RecordType>(type: T) => db.table<RecordOf<T>, string>(type).toArray(),
  where: <T extends RecordType>(type: T, field: string, value: string) =>
    db.table<RecordOf<T>, string>(type).where(field).equals(value).toArray(),
})
