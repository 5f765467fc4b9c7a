import Dexie from 'dexie'
import { advance, emptyUndoState, type JournalEntry } from '#shared/records/journal'
import { PROJECT_PREFIX, type Meta, type StoredDiff } from '#storage/database'

/** Whether a record or a change of one names a handle, in whatever format it is stored. */
const naming = (value: unknown) => {
  const text = JSON.stringify(value)
  return (handle: string) => text.includes(handle)
}

/** The parts of a change that are about sources. */
const ofSources = ({ diff }: StoredDiff): unknown[] =>
  [diff.added, diff.updated, diff.removed].flatMap((part) =>
    Object.entries(part).flatMap(([id, value]) => (id.startsWith('source:') ? [value] : [])),
  )

/** Takes away from a set of handles those that a project names, or could name again by undo or redo. */
async function keepNamed(db: Dexie, unused: Set<string>): Promise<void> {
  const look = (value: unknown) => {
    const names = naming(value)
    for (const handle of unused) if (names(handle)) unused.delete(handle)
  }
  await db.table('source').each(look)
  if (unused.size === 0) return
  const entries: JournalEntry[] = await db.table('journal').orderBy('seq').toArray()
  const { undo, redo } = entries.reduce(advance, emptyUndoState)
  const reachable = new Set([...undo, ...redo])
  await db.table<StoredDiff, number>('journalDiffs').each((stored) => {
    if (reachable.has(stored.seq)) for (const value of ofSources(stored)) look(value)
  })
}

/**
 * Of some copies of recordings those that no project on this computer names or could name again by undo or redo;
 * projects that were taken off the list count until they are deleted for good. Each database is opened as it is, so
 * that none is brought to another format by this. Rejects where one can't be read: then nothing is known.
 */
export async function unusedCopies(handles: readonly string[]): Promise<string[]> {
  const unused = new Set(handles)
  const names = await Dexie.getDatabaseNames()
  for (const name of names.filter((one) => one.startsWith(PROJECT_PREFIX))) {
    if (unused.size === 0) break
    const db = new Dexie(name)
    try {
      await db.open()
      const meta = db.table<Meta, string>('meta')
      // Of a sealed project no copies are made. Those from before it was sealed are written beside it.
      if (!(await meta.get('sealed'))) await keepNamed(db, unused)
      else for (const handle of (await meta.get('copies'))?.handles ?? []) unused.delete(handle)
    } finally {
      db.close()
    }
  }
  return [...unused]
}
