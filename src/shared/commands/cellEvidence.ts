import { evidenceFinder, type CellPlace } from '../matrix/evidence'
import { codebookOf } from '../records/codebook'
import type { Reader } from '../records/reader'
import type { Coding } from '../records/schema'

/** Reads what cells are judged by. The codings are looked up by code: a project may have a hundred thousand. */
export async function readEvidence(
  cells: readonly CellPlace[],
  reader: Reader,
): Promise<(place: CellPlace) => Coding[]> {
  const codes = await reader.all('code')
  const book = codebookOf(codes)
  const codeIds = new Set(
    cells.flatMap(({ codeId }) => book.withDescendants(codeId).map(({ id }) => id)),
  )
  const codings: Coding[][] = []
  for (const id of codeIds) codings.push(await reader.where('coding', 'codeId', id))
  return evidenceFinder(codes, await reader.all('extent'), codings.flat())
}
