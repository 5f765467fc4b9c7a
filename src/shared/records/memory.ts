import type { RecordsDiff } from './diff'
import type { Reader } from './reader'
import { typeOfId, type AnyRecord, type IdOf, type RecordOf, type RecordType } from './schema'

/** A whole project in memory, by record id. The command line, the sample study and the tests work on it. */
export type Records = ReadonlyMap<string, AnyRecord>

export const recordsOf = (records: Iterable<AnyRecord>): Records =>
  new Map([...records].map((record) => [record.id, record]))

/** The records after a change. Throws when the change does not fit the records it claims to start from. */
export function applyTo(records: Records, diff: RecordsDiff): Records {
  const next = new Map(records)
  for (const id of Object.keys(diff.removed)) {
    if (!next.delete(id)) throw new Error(`${id}: can't be removed, it isn't there`)
  }
  for (const [id, [, to]] of Object.entries(diff.updated)) {
    if (!next.has(id)) throw new Error(`${id}: can't be changed, it isn't there`)
    next.set(id, to)
  }
  for (const [id, record] of Object.entries(diff.added)) {
    if (next.has(id)) throw new Error(`${id}: can't be added, it is already there`)
    next.set(id, record)
  }
  return next
}

export const allOf = <T extends RecordType>(records: Records, type: T): RecordOf<T>[] =>
  [...records.values()].filter((record): record is RecordOf<T> => record.type === type)

/** Reads a project in memory as the commands read the database. */
export const memoryReader = (records: Records): Reader => ({
  get: async <T extends RecordType>(id: IdOf<T>) => {
    typeOfId(id)
    return records.get(id) as RecordOf<T> | undefined
  },
  all: async (type) => allOf(records, type),
  where: async (type, field, value) =>
    allOf(records, type).filter((record) => (record as Record<string, unknown>)[field] === value),
})
