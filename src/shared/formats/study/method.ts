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
import type { SheetTable } from '../table'
import { judgementText } from './judgementMethod'
import { listed, matrixSections } from './matrixMethod'

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
