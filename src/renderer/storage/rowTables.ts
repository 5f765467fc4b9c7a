import type { DBCore, DBCoreTable } from 'dexie'
import { DamagedRowError, tellDamage } from './damage'

/** How the rows of a table are on the disk. */
export interface OnDisk {
  /** The row as it is written. */
  close(row: Record<string, unknown>): Record<string, unknown>
  /** The row that was written; null where this is not what was. */
  open(row: Record<string, unknown>): unknown
}

/** What the browser says of a row that it can't read: “Failed to read large IndexedDB value” is the first of them. */
const UNREADABLE = new Set(['UnknownError', 'DataError', 'NotReadableError'])

/**
 * A table whose rows are changed on their way to the disk and back. A row that is not what was written is told to
 * everybody, and whoever asked for it gets a DamagedRowError.
 */
export function rowTable(database: string, table: DBCoreTable, { close, open }: OnDisk) {
  const damaged = (): never => {
    tellDamage(database)
    throw new DamagedRowError(database, table.name)
  }
  const opened = (row: unknown): unknown => {
    // Null is what the browser makes of bytes that it can't understand; what isn't there is undefined.
    if (row === undefined) return row
    if (typeof row !== 'object' || row === null) return damaged()
    return open(row as Record<string, unknown>) ?? damaged()
  }
  const failed = (error: { name?: string }): never => {
    if (UNREADABLE.has(error.name ?? '')) return damaged()
    throw error
  }
  return {
    ...table,
    mutate: (request) =>
      table.mutate(
        request.type === 'add' || request.type === 'put'
          ? { ...request, values: request.values.map(close) }
          : request,
      ),
    // Not awaited: a promise of another kind than Dexie's would end the transaction.
    get: (request) => table.get(request).then(opened, failed),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(opened), failed),
    query: (request) =>
      table
        .query(request)
        .then(
          (answer) => (request.values ? { ...answer, result: answer.result.map(opened) } : answer),
          failed,
        ),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => {
        if (!cursor || !request.values) return cursor
        // The browser's own cursor answers for itself only, not for what is made of it.
        return Object.create(cursor, {
          key: { get: () => cursor.key as unknown },
          primaryKey: { get: () => cursor.primaryKey as unknown },
          value: { get: () => opened(cursor.value) },
        }) as typeof cursor
      }, failed),
  } satisfies DBCoreTable
}

/** The database `down` with other tables where `of` gives one. */
export const withTables =
  (of: (table: DBCoreTable) => DBCoreTable) =>
  (down: DBCore): DBCore => ({ ...down, table: (name) => of(down.table(name)) })
