import { codebookOf } from '../records/codebook'
import type { Code, Coding, Extent, IdOf } from '../records/schema'
import { groupBy } from './groupBy'

export interface CellPlace {
  caseId: IdOf<'case'>
  codeId: IdOf<'code'>
}

/**
 * Finds the evidence of cells: the codings, for and against, of the code and those below it that share a character
 * with the case's text. Detached ones are none.
 */
export function evidenceFinder(
  codes: readonly Code[],
  extents: readonly Pick<Extent, 'caseId' | 'sourceId' | 'anchor' | 'detached'>[],
  codings: readonly Coding[],
): (place: CellPlace) => Coding[] {
  const book = codebookOf(codes)
  const ofCode = groupBy(
    codings.filter(({ detached }) => !detached),
    ({ codeId }) => codeId as string,
  )
  const ofCase = groupBy(
    extents.filter(({ detached }) => !detached),
    ({ caseId }) => caseId as string,
  )
  return ({ caseId, codeId }) => {
    const own = groupBy(ofCase.get(caseId) ?? [], ({ sourceId }) => sourceId as string)
    const isIn = ({ sourceId, anchor }: Coding) =>
      (own.get(sourceId) ?? []).some(
        (extent) =>
          !extent.anchor || (extent.anchor.start < anchor.end && anchor.start < extent.anchor.end),
      )
    return book.withDescendants(codeId).flatMap(({ id }) => (ofCode.get(id) ?? []).filter(isIn))
  }
}
