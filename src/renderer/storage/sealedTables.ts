import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { DBCore, DBCoreTable, Middleware } from 'dexie'
import { seal, unseal } from '#shared/sealing/seal'
import { rowTable, withTables, type OnDisk } from './rowTables'

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const decoder = new TextDecoder()

/** The names of the fields that a table is keyed and indexed by. */
function shownFields({ schema }: DBCoreTable): string[] {
  const paths = [schema.primaryKey, ...schema.indexes].flatMap(({ keyPath }) => keyPath ?? [])
  return [...new Set(paths.flat())]
}

/**
 * A sealed row shows the keys by which it is found, which are opaque ids and numbers, and nothing else. One that was
 * altered, or is another project's, does not open.
 */
function sealed(table: DBCoreTable, key: Uint8Array): OnDisk {
  const shown = shownFields(table)
  const { primaryKey } = table.schema
  // A sealed row that is put in another's place does not open there.
  const contextOf = (row: unknown) =>
    utf8ToBytes(`${table.name} ${JSON.stringify(primaryKey.extractKey!(row))}`)
  return {
    close: (row) => ({
      ...Object.fromEntries(shown.map((field) => [field, row[field]])),
      sealed: seal(key, utf8ToBytes(JSON.stringify(row)), contextOf(row), randomBytes),
    }),
    open: (row) => {
      const bytes =
        row['sealed'] instanceof Uint8Array && unseal(key, row['sealed'], contextOf(row))
      return bytes ? (JSON.parse(decoder.decode(bytes)) as unknown) : null
    },
  }
}

/** Says of itself only how the database is made up; without it a locked database could not be recognised. */
const OPEN_TABLES = new Set(['meta'])

/** Has every table of a database sealed with a key, but the one that tells its format. */
export const sealedTables = (database: string, key: Uint8Array): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'sealed',
  create: withTables((table) =>
    OPEN_TABLES.has(table.name) ? table : rowTable(database, table, sealed(table, key)),
  ),
})
