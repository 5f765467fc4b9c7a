import type { Message } from '#shared/messages/translate'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { compileQuery, findIn } from '#shared/text/search'
import type { ProjectDatabase } from '#storage/database'
import { textsOf } from './keptTexts'
import type { Tasks } from './tasks'

/** Where a query hits in one transcript. */
export type Hits = { refused: Message } | { spans: Span[] }

/** The transcript on which a pattern is tried from now on; null: on none. */
export interface Trying {
  on: IdOf<'source'> | null
}

export interface Speaker {
  name: string
  turns: number
}

export async function findHits(
  db: ProjectDatabase,
  { sourceId, query }: Tasks['hits'][0],
  tell: (news: Trying) => void,
): Promise<Hits> {
  const matcher = compileQuery(query)
  if ('refused' in matcher) return matcher
  const texts = await textsOf(db)
  await texts.read([sourceId])
  const kept = texts.get(sourceId)
  if (!kept) return { spans: [] }
  const folded = kept.folded(matcher.folding)
  tell({ on: sourceId })
  return { spans: findIn(kept.text, matcher, folded) }
}

/** Everybody who speaks in a project's transcripts, who speaks most first. */
export async function findSpeakers(db: ProjectDatabase): Promise<Speaker[]> {
  const texts = await textsOf(db)
  const sourceIds = (await db.records('source').toCollection().primaryKeys()) as IdOf<'source'>[]
  await texts.read(sourceIds)
  const counts = new Map<string, number>()
  for (const sourceId of sourceIds) {
    for (const { speaker } of texts.get(sourceId)?.turns() ?? []) {
      if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([name, turns]) => ({ name, turns }))
    .toSorted((a, b) => b.turns - a.turns || (a.name < b.name ? -1 : 1))
}
