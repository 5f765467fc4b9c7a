import type { AnyRecord } from './schema'

/** A change to a project, as a value. Each dictionary is keyed by record id. */
export interface RecordsDiff {
  added: Record<string, AnyRecord>
  updated: Record<string, [from: AnyRecord, to: AnyRecord]>
  removed: Record<string, AnyRecord>
}

export const isEmptyDiff = (diff: RecordsDiff): boolean =>
  [diff.added, diff.updated, diff.removed].every((part) => Object.keys(part).length === 0)

/** The change that takes everything back. */
export const reverseDiff = (diff: RecordsDiff): RecordsDiff => ({
  added: { ...diff.removed },
  updated: Object.fromEntries(
    Object.entries(diff.updated).map(([id, [from, to]]) => [id, [to, from]]),
  ),
  removed: { ...diff.added },
})

const keyed = <R extends AnyRecord>(records: readonly R[]): Record<string, R> =>
  Object.fromEntries(records.map((record) => [record.id, record]))

/** A change written as lists, which is how commands think of it. */
export const diffOf = (change: {
  added?: readonly AnyRecord[]
  updated?: readonly (readonly [from: AnyRecord, to: AnyRecord])[]
  removed?: readonly AnyRecord[]
}): RecordsDiff => ({
  added: keyed(change.added ?? []),
  updated: Object.fromEntries((change.updated ?? []).map(([from, to]) => [from.id, [from, to]])),
  removed: keyed(change.removed ?? []),
})

/** Every record that the change leaves behind, added or altered. */
export const writtenBy = (diff: RecordsDiff): AnyRecord[] => [
  ...Object.values(diff.added),
  ...Object.values(diff.updated).map(([, to]) => to),
]
