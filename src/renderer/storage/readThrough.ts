import type { ProjectDatabase } from './database'

/** Few enough to be held at once, many enough to cost little. */
const AT_ONCE = 200

/**
 * Reads every row of the tables that have large ones, so that a damaged one is known before anybody needs it. Rejects
 * with DamagedRowError at the first.
 */
export async function readThrough(db: ProjectDatabase): Promise<void> {
  for (const id of await db.table('text').toCollection().primaryKeys()) {
    await db.table('text').get(id)
  }
  const head = (await db.journal.orderBy('seq').last())?.seq ?? 0
  for (let from = 0; from <= head; from += AT_ONCE) {
    await db.journalDiffs
      .where('seq')
      .between(from, from + AT_ONCE)
      .toArray()
  }
}
