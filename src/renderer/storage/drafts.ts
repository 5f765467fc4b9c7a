import { openDatabase } from './database'

/** Typing that has not become a change of a project yet goes with it where it is stored anew. */
export async function copyDrafts(from: string, to: string): Promise<void> {
  const source = await openDatabase(from)
  const drafts = await source.drafts.toArray().finally(() => source.close())
  if (drafts.length === 0) return
  const target = await openDatabase(to)
  await target.drafts.bulkAdd(drafts).finally(() => target.close())
}
