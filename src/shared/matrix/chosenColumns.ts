import type { Codebook } from '../records/codebook'
import type { Code, IdOf } from '../records/schema'

/**
 * The columns of a matrix: every code in the order of the codebook, or the chosen ones in theirs. A chosen code that
 * has been deleted is passed over; where all of them have, there is no column.
 */
export const chosenColumns = (book: Codebook, codeIds: readonly IdOf<'code'>[]): readonly Code[] =>
  codeIds.length === 0
    ? book.inOrder()
    : codeIds.map((id) => book.get(id)).filter((code) => code !== undefined)
