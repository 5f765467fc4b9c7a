import { NEAR } from '../../matrix/coOccurrence'
import type { Translate } from '../../messages/translate'
import type { JournalEntry } from '../../records/journal'
import {
  FORMAT_VERSION,
  type AnyRecord,
  type RecordOf,
  type RecordType,
} from '../../records/schema'
import { isoDate } from '../excerptSheet'
import { matrixReport, type MatrixReport, type MatrixReportRequest } from '../matrix/report'
import type { SheetTable, TableCell } from '../table'

/** How a study was coded and counted, in words that a paper can use, and every parameter as a table. */
export interface MethodStatement {
  sections: readonly { title: string; text: string }[]
  parameters: SheetTable
}

export interface MethodFacts {
  /** Of Veta, e.g. "0.3.0". */
  version: string
  now: number
  journal: readonly Pick<JournalEntry, 'at'>[]
}

const listed = (names: readonly string[], t: Translate): string =>
  names.length < 2
    ? (names[0] ?? '')
    : t('method.and', { most: names.slice(0, -1).join(', '), last: names.at(-1)! })

/** What a matrix of this report shows: cases, columns, measure, percentages. */
function matrixSections(report: MatrixReport, records: readonly AnyRecord[], t: Translate) {
  const { settings, measure, absentAsZero } = report.request
  const attributes = new Map<string, string>(
    records.flatMap((one) => (one.type === 'attribute' ? [[one.id, one.name]] : [])),
  )
  const nameOf = (id: string) => attributes.get(id) ?? ''
  const conditions = (settings.conditions ?? []).map(({ attributeId, values }) =>
    t('method.condition', { attribute: nameOf(attributeId), values: values.join(', ') }),
  )
  const selection = [
    t((settings.caseIds ?? []).length > 0 ? 'method.casesByHand' : 'method.casesAll', {
      kind: report.kindName,
      count: report.matrix.rows.length,
    }),
    conditions.length > 0 ? t('method.conditions', { list: listed(conditions, t) }) : '',
  ]
  const columns = t(settings.codeIds.length > 0 ? 'method.codesChosen' : 'method.codesAll', {
    count: report.matrix.columns.length,
  })
  const rollUp = t(settings.rollUp ? 'method.rollUpOn' : 'method.rollUpOff')
  const percent = t(`method.percent.${settings.percent ?? 'none'}`)
  const rowOrder = settings.rowOrder ?? { by: 'cases' }
  const columnOrder = settings.columnOrder ?? { by: 'codes' }
  const order = [
    t(`method.rows.${rowOrder.by}`, {
      attribute: rowOrder.by === 'attribute' ? nameOf(rowOrder.attributeId) : '',
    }),
    t(`method.columns.${columnOrder.by}`),
    settings.groupById ? t('method.grouped', { attribute: nameOf(settings.groupById) }) : '',
    settings.foldGroups ? t('method.folded') : '',
  ]
  const zero = t(absentAsZero ? 'report.data.zeroAsked' : 'report.data.zeroNever')
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')
  return {
    sections: [
      {
        title: t('method.matrix'),
        text: join([
          ...selection,
          columns,
          t(`method.measure.${measure}`),
          rollUp,
          percent,
          ...order,
        ]),
      },
      {
        title: t('method.states'),
        text: join([t('method.statesText'), t('method.emptyText'), zero]),
      },
    ],
    parameters: [
      [t('method.param.matrix'), report.name || t('matrix.defaultName', { kind: report.kindName })],
      [t('method.param.cases'), join(selection)],
      [t('method.param.codes'), columns],
      [t('export.measure'), t(`matrix.measure.${measure}`)],
      [t('export.rollUp'), t(settings.rollUp ? 'export.rollUpOn' : 'export.rollUpOff')],
      [t('method.param.percent'), percent],
      [t('method.param.order'), join(order)],
      [t('method.param.zeros'), zero],
      [t('method.param.distinct'), report.matrix.distinctReferences],
    ] as TableCell[][],
  }
}

/** How the cells were judged; nothing where nobody judged. */
function judgementText(report: MatrixReport, t: Translate): string {
  const cells = report.cells.flat()
  const judgements = cells.flatMap(({ judgements: own }) => own)
  const raters = [...new Set(judgements.map(({ rater }) => rater))]
  const summaries = cells.filter(({ summary }) => summary !== null).length
  const scales = [...new Set(judgements.flatMap(({ rating }) => (rating ? [rating.scale] : [])))]
  return [
    judgements.length > 0
      ? t('method.judged', {
          cells: cells.filter((cell) => cell.judgements.length > 0).length,
          all: cells.length,
          raters: raters.length,
          names: listed(raters, t),
        })
      : t('method.notJudged'),
    scales.length > 0 ? t('method.scales', { list: listed(scales, t) }) : '',
    judgements.length > 0
      ? t('method.judgedState', {
          disagree: cells.filter(({ disagreement }) => disagreement).length,
          stale: cells.filter(
            ({ judgements: own, summary }) =>
              own.some(({ stale }) => stale) || (summary?.stale ?? false),
          ).length,
        })
      : '',
    t('method.summaries', { count: summaries }),
    t('method.examined', { count: cells.filter(({ examined }) => examined.length > 0).length }),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** The statement about a project and, where one is asked for, a matrix of it. */
export function methodStatement(
  records: readonly AnyRecord[],
  matrix: MatrixReport | MatrixReportRequest | null,
  { version, now, journal }: MethodFacts,
  t: Translate,
): MethodStatement {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const report = matrix && 'cells' in matrix ? matrix : matrix && matrixReport(records, matrix)
  const sources = all('source')
  const codings = all('coding')
  const codes = all('code')
  const coders = new Map(all('coder').map(({ id, name }) => [id, name]))
  const coding = [...new Set(codings.map(({ coderId }) => coderId))].map(
    (id) => coders.get(id) ?? '',
  )
  const days = codings.map(({ createdAt }) => createdAt)
  const [first, last] = [
    days.reduce((least, day) => Math.min(least, day), Infinity),
    days.reduce((most, day) => Math.max(most, day), 0),
  ]
  const words = sources.reduce((sum, source) => sum + source.words, 0)
  const detached = codings.filter((one) => one.detached).length
  const groups = new Set(
    codes.flatMap(({ parentId, exclusiveGroup }) =>
      exclusiveGroup === '' ? [] : [`${parentId} ${exclusiveGroup}`],
    ),
  ).size
  const shown = report && matrixSections(report, records, t)
  const project = all('project')[0]?.name ?? ''
  const edited = journal.reduce((most, { at }) => Math.max(most, at), 0)
  return {
    sections: [
      {
        title: t('method.material'),
        text: t('method.materialText', {
          sources: sources.length,
          words,
          cases: all('case').length,
          kinds: all('caseKind').length,
        }),
      },
      {
        title: t('method.coding'),
        text: [
          t('method.codebookText', {
            codes: codes.length,
            top: codes.filter(({ parentId }) => parentId === null).length,
          }),
          groups > 0 ? t('method.exclusive', { count: groups }) : '',
          codings.length > 0
            ? t(isoDate(first) === isoDate(last) ? 'method.codingOneDay' : 'method.codingText', {
                codings: codings.length,
                coders: coding.length,
                names: listed(coding, t),
                first: isoDate(first),
                last: isoDate(last),
              })
            : t('method.noCodings'),
          codings.length > 0
            ? t('method.against', {
                count: codings.filter(({ polarity }) => polarity === 'contradicts').length,
              })
            : '',
          detached > 0 ? t('method.detached', { count: detached }) : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      },
      ...(shown ? shown.sections : []),
      ...(report ? [{ title: t('report.judgements'), text: judgementText(report, t) }] : []),
      { title: t('method.coOccurrence'), text: t('method.coOccurrenceText', { near: NEAR }) },
      {
        title: t('method.software'),
        text: t('method.softwareText', { version, format: FORMAT_VERSION, date: isoDate(now) }),
      },
    ],
    parameters: {
      title: t('method.parameters'),
      header: [t('export.what'), t('method.value')],
      rows: [
        [t('export.project'), project],
        [t('export.date'), isoDate(now)],
        ...(edited > 0 ? [[t('method.param.edited'), isoDate(edited)]] : []),
        [t('method.param.version'), version],
        [t('method.param.format'), FORMAT_VERSION],
        [t('report.sources'), sources.length],
        [t('method.param.words'), words],
        [t('report.cases'), all('case').length],
        [t('report.codes'), codes.length],
        [t('report.passages'), codings.length],
        [t('report.coders'), coding.length],
        ...(shown ? shown.parameters : []),
        [t('method.param.near'), NEAR],
        [t('export.emptyCell'), t('export.emptyCellMeans')],
      ],
    },
  }
}
