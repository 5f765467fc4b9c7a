import { useEffect, useMemo } from 'react'
import type { IdOf, Source } from '#shared/records/schema'
import type { ListedPassage } from '#shared/text/passages'
import { byName } from '#shared/text/naturalOrder'
import { prepareTexts } from '#workers/searchClient'
import { useRecords, useSession } from '../app/session'
import { useFind, wantedOf } from './findState'
import { useGathered } from './useGathered'

/** A line of the list: the head of a transcript, or a passage in it. */
export type Line =
  | { source: Source; total: number; keys: readonly string[]; passage?: undefined }
  | { source: Source; passage: ListedPassage; key: string }

export interface Found {
  lines: readonly Line[]
  /** Passages that fit, also those that are not listed. */
  total: number
  listed: number
  sources: number
}

export const keyOf = (sourceId: string, { start, end }: { start: number; end: number }) =>
  `${sourceId} ${start} ${end}`

/** The transcripts that are searched: those chosen, of the case kinds chosen, by name. */
function useScope(): readonly Source[] {
  const sources = useRecords('source')
  const extents = useRecords('extent')
  const cases = useRecords('case')
  const { sourceIds, kindIds } = useFind()
  return useMemo(() => {
    const inKinds = new Set(
      cases.filter(({ kindId }) => kindIds.includes(kindId)).map(({ id }) => id),
    )
    const ofKinds = new Set<IdOf<'source'>>(
      extents
        .filter(({ caseId, detached }) => !detached && inKinds.has(caseId))
        .map(({ sourceId }) => sourceId),
    )
    return sources
      .filter(({ id }) => sourceIds.length === 0 || sourceIds.includes(id))
      .filter(({ id }) => kindIds.length === 0 || ofKinds.has(id))
      .toSorted(byName)
  }, [cases, extents, kindIds, sourceIds, sources])
}

/** What is found for what the screen asks, as the lines of a list. */
export function useFound() {
  const { uuid } = useSession()
  const state = useFind()
  const scope = useScope()
  const wanted = wantedOf(state)
  const input = wanted && {
    projectUuid: uuid,
    sourceIds: scope.map(({ id }) => id),
    wanted,
  }
  const typing = wanted !== null && wanted.by !== 'speaker' && wanted.query.mode !== 'words'
  const { gathered, ...search } = useGathered(input, { pause: typing })
  useEffect(() => void prepareTexts(uuid), [uuid])
  const found = useMemo((): Found | null => {
    if (!gathered) return null
    const byId = new Map<string, Source>(scope.map((source) => [source.id, source]))
    const lines = gathered.sources.flatMap(({ sourceId, total, passages }): Line[] => {
      const source = byId.get(sourceId)
      if (!source || passages.length === 0) return []
      const keys = passages.map((passage) => keyOf(sourceId, passage))
      return [
        { source, total, keys },
        ...passages.map((passage, i) => ({ source, passage, key: keys[i]! })),
      ]
    })
    const { total, listed, sources } = gathered
    return { lines, total, listed, sources: sources.length }
  }, [gathered, scope])
  return { asked: wanted !== null, found, inAll: scope.length, ...search }
}
