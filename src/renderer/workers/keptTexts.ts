import type { IdOf, RecordOf } from '#shared/records/schema'
import { foldText, type Folded, type Folding } from '#shared/text/folding'
import type { Searched } from '#shared/text/passages'
import { turnsOf, type Turn } from '#shared/text/turns'
import { queue } from '#shared/waiting/queue'
import type { ProjectDatabase } from '#storage/database'

interface KeptText extends Searched {
  id: string
}

/** The texts of one project, none older than one line of its journal. */
interface Kept {
  uuid: string
  head: { seq: number; at: number }
  bySource: Map<IdOf<'source'>, KeptText>
}

/** Foldings of a text that are kept: that of the last words looked for, and one other. */
const FOLDINGS = 2

let kept: Kept | null = null

/** One at a time: what is read before a look at the journal must not be kept after it. */
const { run: inTurn } = queue()

function keep({ id, text, doc }: RecordOf<'text'>): KeptText {
  // The turns are small beside the document that they are made from.
  const turns: readonly Turn[] = turnsOf(doc)
  const foldings = new Map<string, Folded>()
  return {
    id,
    text,
    turns: () => turns,
    folded: (folding: Folding) => {
      const key = JSON.stringify(folding)
      const folded = foldings.get(key) ?? foldText(text, folding)
      foldings.delete(key)
      foldings.set(key, folded)
      const [oldest] = foldings.keys()
      if (foldings.size > FOLDINGS && oldest !== undefined) foldings.delete(oldest)
      return folded
    },
  }
}

/** The ids of the texts that changed after a line of the journal; null where that line is not in it any more. */
async function changedSince(db: ProjectDatabase, { seq, at }: Kept['head']) {
  if (seq > 0 && (await db.journal.get(seq))?.at !== at) return null
  const ids = new Set<string>()
  await db.journalDiffs
    .where('seq')
    .above(seq)
    .each(({ diff }) => {
      for (const part of [diff.added, diff.updated, diff.removed]) {
        for (const id of Object.keys(part)) if (id.startsWith('text:')) ids.add(id)
      }
    })
  return ids
}

/** What is kept of a project, without the texts that have changed since they were read. */
const upToDate = (db: ProjectDatabase): Promise<Kept> =>
  db.transaction('r', [db.journal, db.journalDiffs], async () => {
    const { seq = 0, at = 0 } = (await db.journal.orderBy('seq').last()) ?? {}
    const uuid = db.projectUuid
    const before = kept?.uuid === uuid ? kept : null
    const changed = before && (await changedSince(db, before.head))
    if (!before || !changed) return { uuid, head: { seq, at }, bySource: new Map() }
    for (const [sourceId, { id }] of before.bySource)
      if (changed.has(id)) before.bySource.delete(sourceId)
    return { ...before, head: { seq, at } }
  })

/** The texts of a project by their sources, each read when it is first asked for. */
export interface Texts {
  /** Undefined while it has not been read, and where there is none. */
  get: (sourceId: IdOf<'source'>) => Searched | undefined
  read: (sourceIds: readonly IdOf<'source'>[]) => Promise<void>
}

/** The texts of a project: what was read before is there, except where the journal says that it has changed. */
export async function textsOf(db: ProjectDatabase): Promise<Texts> {
  const { bySource } = await inTurn(async () => (kept = await upToDate(db)))
  return {
    get: (sourceId) => bySource.get(sourceId),
    read: (sourceIds) =>
      inTurn(async () => {
        const missing = sourceIds.filter((id) => !bySource.has(id))
        const found = db.records('text').where('sourceId').anyOf(missing)
        for (const record of await found.toArray()) bySource.set(record.sourceId, keep(record))
      }),
  }
}
