import type { Arrangement } from '#shared/matrix/arrangement'
import { valuesInForce } from '#shared/matrix/attributes'
import { chosenColumns } from '#shared/matrix/chosenColumns'
import { chosenRows } from '#shared/matrix/chosenRows'
import { codingsByCode } from '#shared/matrix/codingsByCode'
import type { CodeLike, CodingLike } from '#shared/matrix/input'
import type { MeetingText } from '#shared/matrix/meetingPlaces'
import { codingsWithin, textOfCases } from '#shared/matrix/textOfCases'
import { codebookOf } from '#shared/records/codebook'
import type { IdOf } from '#shared/records/schema'
import type { ProjectNow } from './keptProject'

/** Whose passages a view goes by: those of the matrix's cases, or those of every transcript. */
export const passagesOf = ['cases', 'project'] as const
export type PassagesOf = (typeof passagesOf)[number]

/** Which passages a view goes by. */
export interface AskedPassages {
  projectUuid: string
  arrangement: Arrangement
  of: PassagesOf
  /** Parents take in the passages of their subcodes. */
  rollUp: boolean
}

/** The passages that are asked for, and the sources that they may stand in. */
export function passagesNow(project: ProjectNow, { arrangement, of }: AskedPassages) {
  const { ledger } = project
  if (of === 'project') {
    const codings = [...ledger.codings.values()].flat()
    return { codings, sourceIds: [...ledger.texts.keys()] }
  }
  const valueOf = valuesInForce(project.all('attributeValue'))
  const attributes = project.all('attribute')
  const rows = chosenRows(project.all('case'), arrangement, { attributes, valueOf })
  const text = textOfCases(
    ledger,
    rows.map(({ id }) => id),
  )
  return { codings: codingsWithin(ledger, text), sourceIds: [...text.keys()] }
}

/** The codebook where parents take in their subcodes; null where each code stands for itself. */
export const familyOf = (
  { ledger }: ProjectNow,
  { rollUp }: AskedPassages,
): readonly CodeLike[] | null => (rollUp ? ledger.codes : null)

/** The codes of the matrix that have most of the passages, at most so many, in its order. */
export function usedCodes(
  project: ProjectNow,
  asked: AskedPassages & { most: number },
): IdOf<'code'>[] {
  const { codings } = passagesNow(project, asked)
  const columns = chosenColumns(codebookOf(project.all('code')), asked.arrangement.codeIds)
  const ids = columns.map(({ id }) => id)
  const byCode = codingsByCode(codings, ids, familyOf(project, asked))
  const used = (id: string) => byCode.get(id)!.length
  const most = new Set(
    ids
      .filter((id) => used(id) > 0)
      .toSorted((a, b) => used(b) - used(a))
      .slice(0, asked.most),
  )
  return ids.filter((id) => most.has(id))
}

/** The sources of some codings as far as meetings in them are concerned. */
export async function meetingTexts(
  project: ProjectNow,
  codings: readonly CodingLike[],
): Promise<ReadonlyMap<string, MeetingText>> {
  const { texts } = project.ledger
  const sourceIds = [...new Set(codings.map(({ sourceId }) => sourceId as string))]
  const turns = await project.turns(sourceIds)
  return new Map(
    sourceIds.map((id) => [
      id,
      // A transcript that has gone since the codings were read has no turns any more.
      { index: texts.get(id)!, turns: turns.get(id) ?? Uint32Array.of(0) },
    ]),
  )
}
