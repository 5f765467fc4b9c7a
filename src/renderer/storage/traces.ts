import Dexie from 'dexie'

/** So many, since a rewriting may come before the words have reached the file that it is about. */
const names = [1, 2, 3].map((n) => `veta-sweep-${n}`)

async function make(name: string): Promise<void> {
  const db = new Dexie(name)
  db.version(1).stores({ nothing: '' })
  await db.open()
  db.close()
}

/**
 * Deletes a database so that its words leave the disk. LevelDB, in which Chromium keeps databases, deletes by writing
 * down that something is deleted: the words stay until the file in which they stand is rewritten, which for a small file
 * may be never. The deletion of another database that stands in the same file has it rewritten. On a full disk none can
 * be made; then the database is only deleted.
 */
export async function deleteWithTraces(remove: () => Promise<void>): Promise<void> {
  const made = await Promise.allSettled(names.map(make))
  await remove()
  for (const [i, { status }] of made.entries())
    if (status === 'fulfilled') await Dexie.delete(names[i]!)
}
