import type { IdOf, RecordOf } from '#shared/records/schema'
import { foldText, type Folded, type Folding } from '#shared/text/folding'
import type { Searched } from '#shared/text/passages'
import { turnsOf, type Turn } from '#shared/text/turns'
import type { ProjectDatabase } from '#storage/database'

export interface KeptText extends Searched {
  id: string
}

/** The texts of one project as they were after one line of its journal. */
interface Kept {
  uuid: string
  head: { seq: number; at: number }
  bySource: Map<IdOf<'source'>, KeptText>
}

/** Foldings of a text that are kept: that of the last words looked for, and one other. */
const FOLDINGS = 2

let kept: Kept | null = null

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

/** All texts of a project by their source: read once, and after that only where the journal says that one changed. */
export async function textsOf(db: ProjectDatabase): Promise<Kept['bySource']> {
  const texts = db.records('text')
  kept = await db.transaction(
    'r',
    [db.journal, db.journalDiffs, texts],
    async (): Promise<Kept> => {
      const { seq = 0, at = 0 } = (await db.journal.orderBy('seq').last()) ?? {}
      const head = { seq, at }
      const uuid = db.projectUuid
      const before = kept?.uuid === uuid ? kept : null
      const changed = before && (await changedSince(db, before.head))
      if (!before || !changed) {
        const bySource: Kept['bySource'] = new Map()
        await texts.each((record) => bySource.set(record.sourceId, keep(record)))
        return { uuid, head, bySource }
      }
      const bySource = new Map(before.bySource)
      for (const [sourceId, { id }] of bySource) if (changed.has(id)) bySource.delete(sourceId)
      for (const record of await texts.bulkGet([...changed])) {
        if (record) bySource.set(record.sourceId, keep(record))
      }
      return { uuid, head, bySource }
    },
  )
  return kept.bySource
}
