import { cellStates } from '../../matrix/cellState'
import type { Translate } from '../../messages/translate'
import type { SheetTable, TableCell } from '../table'
import { longTable } from './longData'
import type { MatrixReport } from './report'
import { totalsTable } from './totalsData'
import { columnNames, GROUP } from './wideData'

const meanings = {
  case: 'report.data.case',
  case_kind: 'report.data.case_kind',
  code: 'report.data.code',
  code_key: 'report.data.code_key',
  code_path: 'report.data.code_path',
  exclusive_group: 'report.data.exclusive_group',
  group_attribute: 'report.data.group_attribute',
  group: 'report.data.group',
  state: 'report.data.state',
  measure: 'report.data.measure',
  value: 'report.data.value',
  absence_written_as_zero: 'report.data.absence_written_as_zero',
  percent: 'report.data.percent',
  percent_of: 'report.data.percent_of',
  excluded_together: 'report.data.excluded_together',
  verdict: 'report.data.verdict',
  rating: 'report.data.rating',
  rating_label: 'report.data.rating_label',
  scale: 'report.data.scale',
  rater: 'report.data.rater',
  judged_on: 'report.data.judged_on',
  rationale: 'report.data.rationale',
  raters: 'report.data.raters',
  raters_disagree: 'report.data.raters_disagree',
  look_again: 'report.data.look_again',
  passages_for: 'report.data.passages_for',
  passages_against: 'report.data.passages_against',
  examined: 'report.data.examined',
  summary: 'report.data.summary',
} as const

const totalMeanings = {
  rows: 'report.data.rows',
  name: 'report.data.name',
  column: 'report.data.column',
  cases: 'report.data.cases',
  cases_with_data: 'report.data.cases_with_data',
  present: 'report.data.present',
  absent: 'report.data.absent',
  missing: 'report.data.missing',
  measure: 'report.data.measure',
  sum: 'report.data.sum',
  different_codings: 'report.data.different_codings',
  percent: 'report.data.percentOfSum',
  percent_of: 'report.data.percent_of',
} as const

/** What every column of each table means, and what an empty cell and a 0 are in them. */
export function dataDictionary(report: MatrixReport, t: Translate): SheetTable {
  const { arranged, matrix, grouping, request } = report
  const { measure, absentAsZero } = request
  const zero = t(absentAsZero ? 'report.data.zeroAsked' : 'report.data.zeroNever')
  const isState = measure === 'presence'
  const stateNames = cellStates.map((state) => t(`matrix.${state}`))
  const values = isState
    ? stateNames.join(' | ')
    : `${t(`matrix.measure.${measure}`)}. ${t('report.data.empty')} ${zero}`
  const definitions = new Map<string, string>(
    report.codes.map(({ id, definition }) => [id, definition]),
  )
  const definedAs = (id: string, path: string) =>
    [path, definitions.get(id) ?? ''].filter((part) => part !== '').join('. ')
  const allowed: Record<string, string> = {
    state: cellStates.map((state) => `${state}: ${t(`matrix.${state}.means`)}`).join(' | '),
    measure: `${measure}: ${t(`method.measure.${measure}`)}`,
    value: `${isState ? `${t('report.data.presenceValue')} ` : ''}${t('report.data.empty')} ${zero}`,
    absence_written_as_zero: '0 | 1',
    excluded_together: '0 | 1',
    percent_of: 'row | column | total | cases_with_data',
    rows: 'case | group | all',
    sum: `${t('report.data.empty')} ${zero}`,
    raters_disagree: '0 | 1',
    look_again: '0 | 1',
    examined: '0 | 1',
    verdict: 'present | absent | not_stated | not_applicable',
    judged_on: t('report.data.isoDate'),
  }
  return {
    title: 'data-dictionary',
    header: [
      t('report.data.file'),
      t('report.data.columnName'),
      t('export.means'),
      t('report.data.values'),
    ],
    rows: [
      ['matrix-wide.csv', 'case', t('report.data.case'), ''],
      ...(grouping
        ? [['matrix-wide.csv', GROUP, `${grouping.name}: ${t('report.data.group')}`, '']]
        : []),
      ...columnNames(report).map((name, i): TableCell[] => {
        const shown = arranged.columns[i]!
        const members = shown.kind === 'code' ? [shown.column] : shown.columns
        const said = members.map((one) =>
          definedAs(matrix.columns[one]!.code.id, report.paths[one]!),
        )
        return shown.kind === 'code'
          ? ['matrix-wide.csv', name, said[0]!, values]
          : [
              'matrix-wide.csv',
              name,
              [t('report.data.folded'), ...said].join(' '),
              [
                ...members.map((one) => matrix.columns[one]!.code.name),
                ...stateNames.slice(1),
              ].join(' | '),
            ]
      }),
      ...longTable(report).header.map((name): TableCell[] => [
        'matrix-long.csv',
        name,
        t(meanings[name as keyof typeof meanings]),
        allowed[name] ?? '',
      ]),
      ...totalsTable(report).header.map((name): TableCell[] => [
        'matrix-totals.csv',
        name,
        t(totalMeanings[name as keyof typeof totalMeanings]),
        allowed[name] ?? '',
      ]),
    ],
  }
}
