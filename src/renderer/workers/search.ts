import type { Message } from '#shared/messages/translate'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import { gatherer, listed, type ListedPassage } from '#shared/text/passages'
import { compileQuery, findIn } from '#shared/text/search'
import type { ProjectDatabase } from '#storage/database'
import { textsOf } from './keptTexts'
import type { Tasks } from './tasks'

/** Where a query hits in one transcript. */
export type Hits = { refused: Message } | { spans: Span[] }

/** Passages of many transcripts: `total` says how many fit, also where not all are listed. */
export interface Gathered {
  total: number
  listed: number
  sources: { sourceId: IdOf<'source'>; total: number; passages: ListedPassage[] }[]
}

/** `superseded`: a later search has taken the place of this one. */
export type FoundPassages = { refused: Message } | { superseded: true } | Gathered

export interface Speaker {
  name: string
  turns: number
}

/** More than a person can look through; what lies beyond is counted. */
const LISTED = 5000
/** Milliseconds after which a search looks whether it is still wanted. */
const SLICE = 40

let asked = 0

const pause = () => new Promise((resolve) => setTimeout(resolve))

export async function findHits(
  db: ProjectDatabase,
  { sourceId, query }: Tasks['hits'][0],
  working: () => void,
): Promise<Hits> {
  const matcher = compileQuery(query)
  if ('refused' in matcher) return matcher
  const kept = (await textsOf(db)).get(sourceId)
  if (!kept) return { spans: [] }
  working()
  return { spans: findIn(kept.text, matcher, kept.folded(matcher.folding)) }
}

/** Gathers passages from these transcripts, in their order. Says before each that it is at work. */
export async function findPassages(
  db: ProjectDatabase,
  { sourceIds, wanted }: Tasks['passages'][0],
  working: () => void,
): Promise<FoundPassages> {
  asked += 1
  const mine = asked
  const gather = gatherer(wanted)
  if ('refused' in gather) return gather
  const texts = await textsOf(db)
  const found: Gathered = { total: 0, listed: 0, sources: [] }
  let since = performance.now()
  for (const sourceId of sourceIds) {
    if (performance.now() - since > SLICE) {
      await pause()
      since = performance.now()
    }
    if (mine !== asked) return { superseded: true }
    const kept = texts.get(sourceId)
    if (!kept) continue
    working()
    const passages = gather(kept)
    if (passages.length === 0) continue
    const shown = passages.slice(0, LISTED - found.listed)
    found.total += passages.length
    found.listed += shown.length
    found.sources.push({
      sourceId,
      total: passages.length,
      passages: shown.map((passage) => listed(kept, passage)),
    })
  }
  return found
}

/** Everybody who speaks in a project's transcripts, who speaks most first. */
export async function findSpeakers(db: ProjectDatabase): Promise<Speaker[]> {
  const counts = new Map<string, number>()
  for (const { turns } of (await textsOf(db)).values()) {
    for (const { speaker } of turns()) {
      if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([name, turns]) => ({ name, turns }))
    .toSorted((a, b) => b.turns - a.turns || (a.name < b.name ? -1 : 1))
}
