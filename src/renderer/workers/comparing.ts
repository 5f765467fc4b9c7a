import { excerptTable, everything, type Excerpt } from '#shared/formats/excerpts'
import { sideBySidePage } from '#shared/formats/sideBySide/page'
import { sideBySideDocx } from '#shared/formats/sideBySide/word'
import { attributeGroups, chosenValues, suggestedCuts } from '#shared/matrix/attributeGroups'
import { coOccurrenceTable, type CoOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import { crossTable, type CrossTable } from '#shared/matrix/crossTable'
import { matrixInput, matrixOf, type MatrixSettings } from '#shared/matrix/fromRecords'
import { groupBy } from '#shared/matrix/groupBy'
import type { Matrix } from '#shared/matrix/matrix'
import type { MeetingKind, MeetingText } from '#shared/matrix/meetingPlaces'
import { meetingsOf } from '#shared/matrix/meetingSweep'
import { sideBySide, type SideBySide } from '#shared/matrix/sideBySide'
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
import type { Measure } from '#shared/records/matrix'
import type { AnyRecord, IdOf, RecordOf, RecordType } from '#shared/records/schema'
import type { TextIndex } from '#shared/text/textIndex'
import { turnsOf } from '#shared/text/turns'

interface OfMatrix {
  projectUuid: string
  settings: MatrixSettings
}
interface OfCodes {
  projectUuid: string
  codeIds: readonly IdOf<'code'>[]
}

/** What the views beside the matrix ask for. */
export interface ComparingTasks {
  sideBySide: [OfMatrix & { caseIds: readonly IdOf<'case'>[] }, SideBySide]
  crossTable: [
    /** `cuts`: where the bands of a number are cut; null asks for suggested ones. */
    OfMatrix & { attributeId: IdOf<'attribute'>; cuts: readonly number[] | null },
    { table: CrossTable; cuts: readonly number[] },
  ]
  coOccurrence: [OfCodes, CoOccurrenceTable]
  meetings: [
    { projectUuid: string; kind: MeetingKind; a: IdOf<'code'>; b: IdOf<'code'>; most: number },
    /** `count`: of them all; `meetings` are the first. */
    { count: number; meetings: { a: Excerpt; b: Excerpt }[] },
  ]
  heatMap: [OfMatrix & { measure: Measure }, { matrix: Matrix; map: HeatMap }]
  bars: [OfMatrix, { cases: number; bars: Bar[] }]
  network: [
    OfCodes & { kind: MeetingKind; field: { width: number; height: number; least: number } },
    Network,
  ]
  timeline: [OfCodes, TimelineSource[]]
  writeSideBySide: [
    { beside: SideBySide; format: 'html' | 'docx'; title: string; locale: Locale },
    Uint8Array,
  ]
  discovery: [OfCodes & { order: AnalysisOrder; rule: StoppingRule }, Discovery]
}

type Handlers = {
  [N in keyof ComparingTasks]: (input: ComparingTasks[N][0]) => Promise<ComparingTasks[N][1]>
}

const all = <T extends RecordType>(records: readonly AnyRecord[], type: T): RecordOf<T>[] =>
  records.filter((record): record is RecordOf<T> => record.type === type)

/** The tasks of the views that compare, over whatever reads the records and knows the texts. */
export function comparing(
  recordsOf: (uuid: string) => Promise<AnyRecord[]>,
  indexOf: (text: RecordOf<'text'>) => TextIndex,
): Handlers {
  const matrixFrom = (records: readonly AnyRecord[], settings: MatrixSettings) =>
    matrixOf(matrixInput(records, indexOf), all(records, 'code'), settings)

  const meetingTexts = (records: readonly AnyRecord[]) =>
    new Map<string, MeetingText>(
      all(records, 'text').map((text) => [
        text.sourceId,
        {
          index: indexOf(text),
          turns: Uint32Array.from(turnsOf(text.doc).map(({ start }) => start)),
        },
      ]),
    )

  const meetingTable = (records: readonly AnyRecord[], codeIds: readonly string[]) =>
    coOccurrenceTable(all(records, 'coding'), codeIds, meetingTexts(records))

  return {
    sideBySide: async ({ projectUuid, settings, caseIds }) => {
      const records = await recordsOf(projectUuid)
      const input = matrixInput(records, indexOf)
      const cases = caseIds.flatMap((id) => input.cases.find((one) => one.id === id) ?? [])
      return sideBySide(records, matrixOf({ ...input, cases }, all(records, 'code'), settings))
    },
    writeSideBySide: async ({ beside, format, title, locale }) => {
      const t = createTranslator(locale)
      return format === 'docx'
        ? sideBySideDocx(beside, title, t, locale)
        : new TextEncoder().encode(sideBySidePage(beside, title, t, locale))
    },
    crossTable: async ({ projectUuid, settings, attributeId, cuts: given }) => {
      const records = await recordsOf(projectUuid)
      const matrix = matrixFrom(records, settings)
      const values = all(records, 'attributeValue')
      const attribute = all(records, 'attribute').find(({ id }) => id === attributeId)
      if (!attribute) throw new Error(`${attributeId}: there is no such attribute`)
      const ids = matrix.rows.map(({ id }) => id)
      const numbers = [...chosenValues(attributeId, values)].flatMap(([, value]) =>
        value.type === 'number' ? [value.value] : [],
      )
      const cuts = given ?? suggestedCuts(numbers)
      return { table: crossTable(matrix, attributeGroups(ids, attribute, values, cuts)), cuts }
    },
    coOccurrence: async ({ projectUuid, codeIds }) =>
      meetingTable(await recordsOf(projectUuid), codeIds),
    meetings: async ({ projectUuid, kind, a, b, most }) => {
      const records = await recordsOf(projectUuid)
      const ofCode = groupBy(all(records, 'coding'), ({ codeId }) => codeId)
      const found = meetingsOf(
        kind,
        ofCode.get(a) ?? [],
        ofCode.get(b) ?? [],
        meetingTexts(records),
      )
      const shown = found.slice(0, most)
      const ids = new Set(shown.flatMap((pair) => [pair.a, pair.b]))
      const wanted = records.filter((one) => one.type !== 'coding' || ids.has(one.id))
      const excerpts = new Map<string, Excerpt>(
        excerptTable(wanted, everything).excerpts.map((one) => [one.codingId, one]),
      )
      return {
        count: found.length,
        meetings: shown.map((pair) => ({ a: excerpts.get(pair.a)!, b: excerpts.get(pair.b)! })),
      }
    },
    heatMap: async ({ projectUuid, settings, measure }) => {
      const matrix = matrixFrom(await recordsOf(projectUuid), settings)
      return { matrix, map: heatMap(matrix, measure) }
    },
    bars: async ({ projectUuid, settings }) => {
      const matrix = matrixFrom(await recordsOf(projectUuid), settings)
      return { cases: matrix.rows.length, bars: bars(matrix) }
    },
    network: async ({ projectUuid, codeIds, kind, field }) =>
      network(meetingTable(await recordsOf(projectUuid), codeIds), kind, field),
    timeline: async ({ projectUuid, codeIds }) => {
      const records = await recordsOf(projectUuid)
      const texts = all(records, 'text').map((text) => ({
        sourceId: text.sourceId,
        index: indexOf(text),
      }))
      return timeline(all(records, 'coding'), codeIds, texts)
    },
    discovery: async ({ projectUuid, codeIds, order, rule }) => {
      const records = await recordsOf(projectUuid)
      return discovery(
        all(records, 'coding'),
        new Set(codeIds),
        all(records, 'source'),
        order,
        rule,
      )
    },
  }
}
