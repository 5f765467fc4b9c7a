import { liveQuery } from 'dexie'
import type { JournalEntry, JournalRow } from '#shared/records/journal'
import type { RecordsDiff } from '#shared/records/diff'
import type { Reader } from '#shared/records/reader'
import {
  recordTypes,
  typeOfId,
  type AnyRecord,
  type RecordOf,
  type RecordType,
} from '#shared/records/schema'
import type { ProjectDatabase } from './database'
import { memoryReader } from './reader'

/** Texts are too large to keep; a view reads the one it shows. */
export type MirroredType = Exclude<RecordType, 'text'>
export const mirroredTypes = recordTypes.filter((type) => type !== 'text') as MirroredType[]

/**
 * The project's records but for the texts, in memory, kept up to date by applying each journal line's change:
 * a view pays for what changed, never for reading a table again.
 */
export interface Mirror {
  /** All records of a type; the same array until one of them changes. */
  all<T extends MirroredType>(type: T): readonly RecordOf<T>[]
  get<T extends MirroredType>(type: T, id: string): RecordOf<T> | undefined
  /** The journal without its changes, oldest first. */
  journal(): readonly JournalEntry[]
  /** Called after a change to that type, or to the journal. Returns what ends the subscription. */
  subscribe(topic: MirroredType | 'journal', listener: () => void): () => void
  /** What a command reads from, as it was after that line of the journal; null while the mirror is elsewhere. */
  readerAt(seq: number): Reader | null
  /** A line that this window has just written: applied at once, without reading it back. */
  accept(row: JournalRow): void
  close(): void
}

type Topic = MirroredType | 'journal'

export async function createMirror(db: ProjectDatabase): Promise<Mirror> {
  const tables = new Map<RecordType, Map<string, AnyRecord>>()
  const snapshots = new Map<RecordType, readonly AnyRecord[]>()
  const listeners = new Map<Topic, Set<() => void>>()
  let journal: readonly JournalEntry[] = []

  await db.transaction('r', db.tables, async () => {
    for (const type of mirroredTypes) {
      const records = await db.table<AnyRecord, string>(type).toArray()
      tables.set(type, new Map(records.map((record) => [record.id, record])))
    }
    journal = await db.journal.orderBy('seq').toArray()
  })

  const all = <T extends MirroredType>(type: T) => {
    let snapshot = snapshots.get(type)
    if (!snapshot) {
      snapshot = [...tables.get(type)!.values()]
      snapshots.set(type, snapshot)
    }
    return snapshot as readonly RecordOf<T>[]
  }
  const get = <T extends MirroredType>(type: T, id: string) =>
    tables.get(type)!.get(id) as RecordOf<T> | undefined
  const reader = memoryReader(db, { all, get })

  const head = () => journal.at(-1)?.seq ?? 0

  const write = (diff: RecordsDiff): Set<Topic> => {
    const touched = new Set<Topic>()
    const tableOf = (id: string) => {
      const type = typeOfId(id)
      if (type === 'text') reader.forgetTexts()
      else touched.add(type)
      return tables.get(type)
    }
    for (const id of Object.keys(diff.removed)) tableOf(id)?.delete(id)
    for (const [id, [, to]] of Object.entries(diff.updated)) tableOf(id)?.set(id, to)
    for (const [id, record] of Object.entries(diff.added)) tableOf(id)?.set(id, record)
    return touched
  }

  const take = (rows: readonly JournalRow[]) => {
    const touched = new Set<Topic>()
    for (const { diff, ...entry } of rows) {
      if (entry.seq !== head() + 1) continue
      for (const topic of write(diff)) touched.add(topic)
      journal = [...journal, entry]
      touched.add('journal')
    }
    for (const topic of touched) {
      if (topic !== 'journal') snapshots.delete(topic)
    }
    for (const topic of touched) for (const listener of listeners.get(topic) ?? []) listener()
  }

  // Another window on the same project writes too; its lines are read when the journal grows past ours.
  const catchUp = async (): Promise<JournalRow[]> => {
    const entries = await db.journal.where('seq').above(head()).toArray()
    const diffs = await db.journalDiffs.bulkGet(entries.map((entry) => entry.seq))
    return entries.map((entry, i) => {
      const stored = diffs[i]
      if (!stored) throw new Error(`Journal line ${entry.seq} has lost its change`)
      return { ...entry, diff: stored.diff }
    })
  }
  const subscription = liveQuery(catchUp).subscribe({ next: take })

  return {
    all,
    get,
    readerAt: (seq) => (seq === head() ? reader : null),
    journal: () => journal,
    subscribe: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => set.delete(listener)
    },
    accept: (row) => take([row]),
    close: () => subscription.unsubscribe(),
  }
}
