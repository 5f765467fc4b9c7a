import type { IdOf } from '#shared/records/schema'
import type { ListedPassage } from '#shared/text/passages'

/** Passages of some transcripts: `total` says how many fit, also where not all are listed. */
export interface Gathered {
  total: number
  listed: number
  /** Transcripts that have been searched, with or without a passage that fits. */
  searched: number
  sources: { sourceId: IdOf<'source'>; total: number; passages: ListedPassage[] }[]
}

export const nothingYet = (): Gathered => ({ total: 0, listed: 0, searched: 0, sources: [] })

/** What is found so far, with a part that has been found since. */
export const withPart = (before: Gathered, part: Gathered): Gathered => ({
  total: before.total + part.total,
  listed: before.listed + part.listed,
  searched: before.searched + part.searched,
  sources: [...before.sources, ...part.sources],
})
