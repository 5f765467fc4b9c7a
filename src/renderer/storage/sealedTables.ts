import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { DBCore, DBCoreTable, Middleware } from 'dexie'
import { seal, unseal } from '#shared/sealing/seal'

/** What a sealed row shows: the keys by which it is found, which are opaque ids and numbers, and nothing else. */
interface SealedRow {
  sealed: Uint8Array
}

/** A row does not open with the key that was given: it was altered, or it is another project's. */
export class SealBrokenError extends Error {
  override name = 'SealBrokenError'
}

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const decoder = new TextDecoder()

/** The names of the fields that a table is keyed and indexed by. */
function shownFields({ schema }: DBCoreTable): string[] {
  const paths = [schema.primaryKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath ?? [])
  return [...new Set(paths.flat())]
}

/** A table whose rows are sealed on their way to the disk and opened on their way back. */
function sealedTable(table: DBCoreTable, key: Uint8Array): DBCoreTable {
  const shown = shownFields(table)
  const { primaryKey } = table.schema
  // A sealed row that is put in another's place does not open there.
  const contextOf = (row: unknown) =>
    utf8ToBytes(`${table.name} ${JSON.stringify(primaryKey.extractKey!(row))}`)
  const close = (row: Record<string, unknown>): Record<string, unknown> & SealedRow => ({
    ...Object.fromEntries(shown.map((field) => [field, row[field]])),
    sealed: seal(key, utf8ToBytes(JSON.stringify(row)), contextOf(row), randomBytes),
  })
  const open = (row: unknown): unknown => {
    if (typeof row !== 'object' || row === null) return row
    const bytes = unseal(key, (row as SealedRow).sealed, contextOf(row))
    if (!bytes) throw new SealBrokenError(`A row of ${table.name} can't be opened`)
    return JSON.parse(decoder.decode(bytes))
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
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
    query: (request) =>
      table
        .query(request)
        .then((answer) =>
          request.values ? { ...answer, result: answer.result.map(open) } : answer,
        ),
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => {
        if (!cursor || !request.values) return cursor
        // A browser answers only the cursor itself, not what inherits from it.
        return Object.create(cursor, {
          key: { get: () => cursor.key },
          primaryKey: { get: () => cursor.primaryKey },
          value: { get: () => open(cursor.value) },
        }) as typeof cursor
      }),
  }
}

/** Says of itself only how the database is made up; without it a locked database could not be recognised. */
const OPEN_TABLES = new Set(['meta'])

/** Has every table of a database sealed with a key, but the one that tells its format. */
export const sealedTables = (key: Uint8Array): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'sealed',
  create: (down) => ({
    ...down,
    table: (name) => {
      const table = down.table(name)
      return OPEN_TABLES.has(name) ? table : sealedTable(table, key)
    },
  }),
})
