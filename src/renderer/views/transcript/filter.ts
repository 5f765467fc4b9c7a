import { useMemo } from 'react'
import { create } from 'zustand'
import type { Coding, IdOf, Source } from '#shared/records/schema'
import { useRecords } from '../app/session'
import { useCodebook } from '../codebook/useCodebook'

interface CodingFilter {
  codeIds: readonly IdOf<'code'>[]
  coderIds: readonly IdOf<'coder'>[]
  caseIds: readonly IdOf<'case'>[]
  /** What is shown is being chosen. */
  choosing: boolean
  set: (patch: Partial<Omit<CodingFilter, 'set'>>) => void
}

/** Which codings are shown in the transcripts; an empty list means all. A code stands for its subcodes too. */
export const useCodingFilter = create<CodingFilter>()((set) => ({
  codeIds: [],
  coderIds: [],
  caseIds: [],
  choosing: false,
  set,
}))

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
  const shown = useMemo(() => {
    const wanted = new Set(codeIds.flatMap((id) => book.withDescendants(id).map((one) => one.id)))
    const spans = extents.filter(
      (one) => one.sourceId === source.id && !one.detached && caseIds.includes(one.caseId),
    )
    return all.filter(
      ({ codeId, coderId, anchor }) =>
        (codeIds.length === 0 || wanted.has(codeId)) &&
        (coderIds.length === 0 || coderIds.includes(coderId)) &&
        (caseIds.length === 0 ||
          spans.some(
            (one) =>
              !one.anchor || (one.anchor.start < anchor.end && anchor.start < one.anchor.end),
          )),
    )
  }, [all, book, caseIds, codeIds, coderIds, extents, source.id])
  return { all, shown }
}
