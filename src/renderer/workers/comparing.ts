import { sideBySidePage } from '#shared/formats/sideBySide/page'
import { sideBySideDocx } from '#shared/formats/sideBySide/word'
import type { Arrangement } from '#shared/matrix/arrangement'
import { attributeGroups, chosenValues, suggestedCuts } from '#shared/matrix/attributeGroups'
import { codingsByCode } from '#shared/matrix/codingsByCode'
import type { CoOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import { crossTable, type CrossTable } from '#shared/matrix/crossTable'
import type { Matrix } from '#shared/matrix/matrix'
import type { MeetingKind } from '#shared/matrix/meetingPlaces'
import { besides, sideBySide, type SideBySide } from '#shared/matrix/sideBySide'
import { bars, type Bar } from '#shared/pictures/bars'
import {
  discovery,
  type AnalysisOrder,
  type Discovery,
  type StoppingRule,
} from '#shared/pictures/discovery'
import { heatMap, type HeatMap } from '#shared/pictures/heatMap'
import { network, type Network } from '#shared/pictures/network'
import { timeline, type TimelineSource } from '#shared/pictures/timeline'
import type { Locale } from '#shared/messages/catalogue'
import { createTranslator } from '#shared/messages/translate'
import type { IdOf } from '#shared/records/schema'
import { arrangedNow } from './arranged'
import type { ProjectNow } from './keptProject'
import { meetingsNow, meetingTable, type AskedMeetings, type Meetings } from './meeting'
import { familyOf, passagesNow, usedCodes, type AskedPassages } from './passagesAsked'

interface OfMatrix {
  projectUuid: string
  arrangement: Arrangement
}
type OfCodes = AskedPassages & { codeIds: readonly IdOf<'code'>[] }

/** What the views beside the matrix ask for about a project. */
export interface ComparingTasks {
  sideBySide: [OfMatrix & { caseIds: readonly IdOf<'case'>[] }, SideBySide]
  crossTable: [
    /** `cuts`: where the bands of a number are cut; null asks for suggested ones. */
    OfMatrix & { attributeId: IdOf<'attribute'>; cuts: readonly number[] | null },
    { table: CrossTable; cuts: readonly number[] },
  ]
  /** The codes of the matrix that have most of the passages. */
  usedCodes: [AskedPassages & { most: number }, IdOf<'code'>[]]
  coOccurrence: [OfCodes, CoOccurrenceTable]
  meetings: [AskedMeetings, Meetings]
  heatMap: [OfMatrix, { matrix: Matrix; map: HeatMap }]
  bars: [OfMatrix, { cases: number; bars: Bar[] }]
  network: [
    OfCodes & { kind: MeetingKind; field: { width: number; height: number; least: number } },
    Network,
  ]
  timeline: [OfCodes, TimelineSource[]]
  discovery: [OfCodes & { order: AnalysisOrder; rule: StoppingRule }, Discovery]
}

type Handlers = {
  [N in keyof ComparingTasks]: (
    project: ProjectNow,
    input: ComparingTasks[N][0],
  ) => ComparingTasks[N][1] | Promise<ComparingTasks[N][1]>
}

/** The tasks of the views that compare. */
export const comparing: Handlers = {
  sideBySide: async (project, { arrangement, caseIds }) => {
    const matrix = besides(arrangedNow(project, arrangement).matrix, caseIds)
    const ids = new Set(
      matrix.cells.flat().flatMap((cell) => [...cell.codingIds, ...cell.contradictingIds]),
    )
    const small = (
      [
        'code',
        'source',
        'coder',
        'scale',
        'judgement',
        'summary',
        'attribute',
        'attributeValue',
      ] as const
    ).flatMap((type) => project.all(type))
    return sideBySide([...small, ...(await project.codings([...ids]))], matrix)
  },
  crossTable: (project, { arrangement, attributeId, cuts: given }) => {
    const { matrix } = arrangedNow(project, arrangement)
    const values = project.all('attributeValue')
    const attribute = project.all('attribute').find(({ id }) => id === attributeId)
    if (!attribute) throw new Error(`${attributeId}: there is no such attribute`)
    const ids = matrix.rows.map(({ id }) => id)
    const shown = new Set<string>(ids)
    const numbers = [...chosenValues(attributeId, values)].flatMap(([caseId, value]) =>
      value.type === 'number' && shown.has(caseId) ? [value.value] : [],
    )
    const cuts = given ?? suggestedCuts(numbers)
    return { table: crossTable(matrix, attributeGroups(ids, attribute, values, cuts)), cuts }
  },
  usedCodes,
  coOccurrence: meetingTable,
  meetings: meetingsNow,
  heatMap: (project, { arrangement }) => {
    const { matrix } = arrangedNow(project, arrangement)
    return { matrix, map: heatMap(matrix, arrangement.measure) }
  },
  bars: (project, { arrangement }) => {
    const { matrix } = arrangedNow(project, arrangement)
    return { cases: matrix.rows.length, bars: bars(matrix) }
  },
  network: async (project, { kind, field, ...asked }) =>
    network(await meetingTable(project, asked), kind, field),
  timeline: (project, asked) => {
    const { codings, sourceIds } = passagesNow(project, asked)
    const texts = sourceIds.map((sourceId) => ({
      sourceId,
      index: project.ledger.texts.get(sourceId)!,
    }))
    const byCode = codingsByCode(codings, asked.codeIds, familyOf(project, asked))
    return timeline(byCode, texts)
  },
  discovery: async (project, { codeIds, order, rule, ...asked }) => {
    const wanted = new Set<string>(codeIds)
    const found = passagesNow(project, asked).codings.filter(({ codeId }) => wanted.has(codeId))
    // When something was coded matters to the order of first coding only.
    const marks =
      order === 'coded' ? await project.marks(found.map(({ id }) => id)) : new Map<string, never>()
    const codings = found.map((coding) => ({
      ...coding,
      createdAt: marks.get(coding.id)?.createdAt ?? 0,
    }))
    return discovery(codings, wanted, project.all('source'), order, rule)
  },
}

/** Writes a comparison to a file. */
export async function writeSideBySide({
  beside,
  format,
  title,
  basis,
  locale,
}: {
  beside: SideBySide
  format: 'html' | 'docx'
  title: string
  basis: string
  locale: Locale
}): Promise<Uint8Array> {
  const t = createTranslator(locale)
  return format === 'docx'
    ? sideBySideDocx(beside, { title, basis }, t, locale)
    : new TextEncoder().encode(sideBySidePage(beside, { title, basis }, t, locale))
}
