import { excerptTable, everything, type Excerpt } from '#shared/formats/excerpts'
import { codingsByCode } from '#shared/matrix/codingsByCode'
import { coOccurrenceTable, type CoOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import type { MeetingKind } from '#shared/matrix/meetingPlaces'
import { meetingsOf } from '#shared/matrix/meetingSweep'
import type { IdOf } from '#shared/records/schema'
import type { ProjectNow } from './keptProject'
import { familyOf, meetingTexts, passagesNow, type AskedPassages } from './passagesAsked'

/** Two codes whose meetings are wanted; so many of them are listed. */
export interface AskedMeetings extends AskedPassages {
  kind: MeetingKind
  a: IdOf<'code'>
  b: IdOf<'code'>
  most: number
}

/** `count`: of them all; `meetings` are the first. */
export interface Meetings {
  count: number
  meetings: { a: Excerpt; b: Excerpt }[]
}

/** How each two of some codes meet in the passages that are asked for. */
export async function meetingTable(
  project: ProjectNow,
  asked: AskedPassages & { codeIds: readonly IdOf<'code'>[] },
): Promise<CoOccurrenceTable> {
  const { codings } = passagesNow(project, asked)
  const texts = await meetingTexts(project, codings)
  return coOccurrenceTable(codings, asked.codeIds, texts, familyOf(project, asked))
}

/** Excerpts of some codings. */
async function excerptsOf(project: ProjectNow, ids: readonly string[]) {
  const codings = await project.codings(ids)
  const small = (
    ['source', 'coder', 'case', 'attribute', 'attributeValue', 'code', 'extent'] as const
  )
    .map((type) => project.all(type))
    .flat()
  const texts = await project.texts([...new Set(codings.map(({ sourceId }) => sourceId))])
  const held = new Set<string>(texts.map(({ sourceId }) => sourceId))
  const { excerpts } = excerptTable(
    [...small, ...codings.filter(({ sourceId }) => held.has(sourceId)), ...texts],
    everything,
  )
  return new Map<string, Excerpt>(excerpts.map((one) => [one.codingId, one]))
}

/** The passages of two codes that meet, two by two. */
export async function meetingsNow(project: ProjectNow, asked: AskedMeetings): Promise<Meetings> {
  const { kind, a, b, most } = asked
  const { codings } = passagesNow(project, asked)
  const byCode = codingsByCode(codings, [a, b], familyOf(project, asked))
  const [ofA, ofB] = [byCode.get(a)!, byCode.get(b)!]
  const found = meetingsOf(kind, ofA, ofB, await meetingTexts(project, [...ofA, ...ofB]))
  const shown = found.slice(0, most)
  const excerpts = await excerptsOf(project, [
    ...new Set(shown.flatMap((pair) => [pair.a, pair.b])),
  ])
  return {
    count: found.length,
    meetings: shown.flatMap((pair) => {
      const [one, other] = [excerpts.get(pair.a), excerpts.get(pair.b)]
      return one && other ? [{ a: one, b: other }] : []
    }),
  }
}
