import type { MatrixSettings } from '#shared/matrix/fromRecords'
import type { Code, IdOf } from '#shared/records/schema'
import { useCodebook } from '../codebook/useCodebook'
import { useShownMatrix } from './shownMatrix'

/** The codes of the matrix on the screen, in its order, and what the worker needs to count it. */
export function useMatrixCodes(): {
  settings: MatrixSettings | null
  codes: readonly Code[]
  codeIds: readonly IdOf<'code'>[]
} {
  const { sketch } = useShownMatrix()
  const { book } = useCodebook()
  if (!sketch) return { settings: null, codes: [], codeIds: [] }
  const { kindId, codeIds, rollUp } = sketch
  const codes =
    codeIds.length === 0
      ? book.inOrder()
      : codeIds.map((id) => book.get(id)).filter((code) => code !== undefined)
  return { settings: { kindId, codeIds, rollUp }, codes, codeIds: codes.map(({ id }) => id) }
}
