import { groupBy } from '../matrix/groupBy'
import type { CodingLike } from '../matrix/input'
import { union } from '../matrix/intervals'
import { charactersIn, type TextIndex } from '../text/textIndex'

/** Where a code comes in an interview: stretches, as shares of its length from 0 to 1, that do not overlap. */
export interface TimelineLane {
  codeId: string
  codings: number
  stretches: readonly { from: number; to: number; start: number; end: number }[]
}

export interface TimelineSource {
  sourceId: string
  /** Code points. */
  characters: number
  /** Different codings of all lanes: one that counts for two codes is one. */
  codings: number
  /** One a code that was asked for, in that order; empty where the interview does not have it. */
  lanes: readonly TimelineLane[]
}

/** Where in each interview each of some codes comes. An interview in which none of them stands is kept. */
export function timeline(
  byCode: ReadonlyMap<string, readonly CodingLike[]>,
  texts: readonly { sourceId: string; index: TextIndex }[],
): TimelineSource[] {
  const places = [...byCode].map(([codeId, codings]) => ({
    codeId,
    bySource: groupBy(codings, ({ sourceId }) => sourceId as string),
  }))
  return texts.map(({ sourceId, index }) => {
    const before = (position: number) =>
      position === 0 ? 0 : charactersIn(index, { start: 0, end: position })
    const characters = before(index.length)
    const share = (position: number) => (characters === 0 ? 0 : before(position) / characters)
    return {
      sourceId,
      characters,
      codings: new Set(
        places.flatMap(({ bySource }) => (bySource.get(sourceId) ?? []).map(({ id }) => id)),
      ).size,
      lanes: places.map(({ codeId, bySource }) => {
        const own = bySource.get(sourceId) ?? []
        return {
          codeId,
          codings: own.length,
          stretches: union(own.map(({ anchor }) => anchor)).map(({ start, end }) => ({
            from: share(start),
            to: share(end),
            start,
            end,
          })),
        }
      }),
    }
  })
}
