import type { IdOf, IndexOf, RecordOf, RecordType } from './schema'

/** How a command reads what it needs; the database and a project in memory both answer it. */
export interface Reader {
  get<T extends RecordType>(id: IdOf<T>): Promise<RecordOf<T> | undefined>
  all<T extends RecordType>(type: T): Promise<RecordOf<T>[]>
  where<T extends RecordType>(type: T, field: IndexOf<T>, value: string): Promise<RecordOf<T>[]>
}
