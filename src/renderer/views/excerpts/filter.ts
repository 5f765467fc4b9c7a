import { create } from 'zustand'
import { everything, type ExcerptFilter } from '#shared/formats/excerpts'

interface FilterState extends ExcerptFilter {
  set: (filter: Partial<ExcerptFilter>) => void
}

/** Which excerpts the excerpts screen lists and the export writes. */
export const useExcerptFilter = create<FilterState>()((set) => ({ ...everything, set }))

export const plainFilter = ({
  caseIds,
  codeIds,
  sourceIds,
  coderIds,
}: ExcerptFilter): ExcerptFilter => ({
  caseIds,
  codeIds,
  sourceIds,
  coderIds,
})
