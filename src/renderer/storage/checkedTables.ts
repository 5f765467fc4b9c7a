import type { DBCore, Middleware } from 'dexie'
import { checksumOf, isLargerThan } from '#shared/records/checksum'
import { rowTable, withTables, type OnDisk } from './rowTables'

/**
 * From 64 KB, the browser keeps a value in a file of its own, which it reads without a checksum; what is smaller is in
 * the database's files, which have one. Characters, with room to spare.
 */
const LARGE = 10_000

/** No record has a field of that name. */
const CHECKSUM = 'checksum'

const checked: OnDisk = {
  close: (row) => (isLargerThan(row, LARGE) ? { ...row, [CHECKSUM]: checksumOf(row) } : row),
  open: (row) => {
    if (!(CHECKSUM in row)) return row
    const { [CHECKSUM]: checksum, ...plain } = row
    return checksumOf(plain) === checksum ? plain : null
  },
}

/** Has every large row written with its checksum, and read with a look at it. */
export const checkedTables = (database: string): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'checked',
  create: withTables((table) => rowTable(database, table, checked)),
})
