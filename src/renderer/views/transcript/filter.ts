import { useMemo } from 'react'
import { create } from 'zustand'
import type { Codebook } from '#shared/records/codebook'
import type { Coding, Extent, IdOf, Source } from '#shared/records/schema'
import { useRecords } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'

interface Chosen {
  codeIds: readonly IdOf<'code'>[]
  coderIds: readonly IdOf<'coder'>[]
  caseIds: readonly IdOf<'case'>[]
}

interface CodingFilter extends Chosen {
  /** What is shown is being chosen. */
  choosing: boolean
  set: (patch: Partial<Omit<CodingFilter, 'set'>>) => void
}

const everything: Chosen = { codeIds: [], coderIds: [], caseIds: [] }

/** Which codings are shown in the transcripts; an empty list means all. A code stands for its subcodes too. */
export const useCodingFilter = create<CodingFilter>()((set) => ({
  ...everything,
  choosing: false,
  set,
}))

export const showAllCodings = (): void => useCodingFilter.getState().set(everything)

/** Tells of a coding in any transcript whether the filter lets it through. */
export function passesFilter(
  { codeIds, coderIds, caseIds }: Chosen,
  book: Codebook,
  extents: readonly Extent[],
): (coding: Coding) => boolean {
  const wanted = new Set(codeIds.flatMap((id) => book.withDescendants(id).map((one) => one.id)))
  const spans = extents.filter((one) => !one.detached && caseIds.includes(one.caseId))
  return ({ sourceId, codeId, coderId, anchor }) =>
    (codeIds.length === 0 || wanted.has(codeId)) &&
    (coderIds.length === 0 || coderIds.includes(coderId)) &&
    (caseIds.length === 0 ||
      spans.some(
        (one) =>
          one.sourceId === sourceId &&
          (!one.anchor || (one.anchor.start < anchor.end && anchor.start < one.anchor.end)),
      ))
}

/** The codings of a transcript that have a place in its text, and those of them that the filter lets through. */
export function useShownCodings(source: Source): {
  all: readonly Coding[]
  shown: readonly Coding[]
} {
  const codings = useRecords('coding')
  const extents = useRecords('extent')
  const { book } = useCodebook()
  const { codeIds, coderIds, caseIds } = useCodingFilter()
  const all = useMemo(
    () => codings.filter(({ sourceId, detached }) => sourceId === source.id && !detached),
    [codings, source.id],
  )
  const shown = useMemo(
    () => all.filter(passesFilter({ codeIds, coderIds, caseIds }, book, extents)),
    [all, book, caseIds, codeIds, coderIds, extents],
  )
  return { all, shown }
}
