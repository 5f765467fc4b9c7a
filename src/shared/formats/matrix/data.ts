import { isAbsence } from '../../matrix/cellState'
import { cellStates } from '../../matrix/cellState'
import type { Translate } from '../../messages/translate'
import { isoDate } from '../excerptSheet'
import type { SheetTable, TableCell } from '../table'
import type { MatrixReport, ReportedCell } from './report'
import { placedCells, shownValue } from './workbook'

/** A short name for every column, each its own: the key of its code, else its path. */
function columnNames({ matrix, paths }: MatrixReport): string[] {
  const used = new Set<string>(['case'])
  return matrix.columns.map(({ code }, i) => {
    const wanted = code.key || paths[i]!
    let name = wanted
    for (let n = 2; used.has(name); n += 1) name = `${wanted} (${n})`
    used.add(name)
    return name
  })
}

/** A row a case, a column a code: what a statistics program takes for a table of variables. */
export const wideTable = (report: MatrixReport, t: Translate): SheetTable => ({
  title: 'matrix-wide',
  header: ['case', ...columnNames(report)],
  rows: report.cells.map((line, i) => [
    report.matrix.rows[i]!.name,
    ...line.map((cell) => shownValue(cell, report, t)),
  ]),
})

const flag = (is: boolean): TableCell => (is ? 1 : 0)

type Column = [
  name: string,
  value: (cell: ReportedCell, at: { row: number; column: number }) => TableCell,
]

const inForce = ({ judgements }: ReportedCell) => judgements.find((one) => one.inForce)

/** The columns of the long table. Their names are the same in every language, so that a script can rely on them. */
const longColumns = ({ matrix, paths, kindName, request }: MatrixReport): Column[] => [
  ['case', (_, { row }) => matrix.rows[row]!.name],
  ['case_kind', () => kindName],
  ['code', (_, { column }) => matrix.columns[column]!.code.name],
  ['code_key', (_, { column }) => matrix.columns[column]!.code.key],
  ['code_path', (_, { column }) => paths[column]!],
  ['state', ({ state }) => state],
  ['measure', () => request.measure],
  ['value', ({ value }) => value],
  ['absence_written_as_zero', ({ state, value }) => flag(value === 0 && isAbsence(state))],
  ['verdict', (cell) => inForce(cell)?.verdict ?? null],
  ['rating', (cell) => inForce(cell)?.rating?.value ?? null],
  ['rating_label', (cell) => inForce(cell)?.rating?.label ?? null],
  ['scale', (cell) => inForce(cell)?.rating?.scale ?? null],
  ['rater', (cell) => inForce(cell)?.rater ?? null],
  [
    'judged_on',
    (cell) => {
      const judgement = inForce(cell)
      return judgement ? isoDate(judgement.at) : null
    },
  ],
  ['rationale', (cell) => inForce(cell)?.rationale || null],
  ['raters', ({ judgements }) => judgements.length],
  ['raters_disagree', ({ disagreement }) => flag(disagreement)],
  [
    'look_again',
    ({ judgements, summary }) =>
      flag(judgements.some(({ stale }) => stale) || (summary?.stale ?? false)),
  ],
  [
    'passages_for',
    ({ evidence }) => evidence.filter(({ polarity }) => polarity === 'supports').length,
  ],
  [
    'passages_against',
    ({ evidence }) => evidence.filter(({ polarity }) => polarity === 'contradicts').length,
  ],
  ['examined', ({ examined }) => flag(examined.length > 0)],
  ['summary', ({ summary }) => summary?.text ?? null],
]

/** A row a cell: tidy data. */
export const longTable = (report: MatrixReport): SheetTable => {
  const columns = longColumns(report)
  return {
    title: 'matrix-long',
    header: columns.map(([name]) => name),
    rows: placedCells(report).map(({ cell, row, column }) =>
      columns.map(([, value]) => value(cell, { row, column })),
    ),
  }
}

const meanings = {
  case: 'report.data.case',
  case_kind: 'report.data.case_kind',
  code: 'report.data.code',
  code_key: 'report.data.code_key',
  code_path: 'report.data.code_path',
  state: 'report.data.state',
  measure: 'report.data.measure',
  value: 'report.data.value',
  absence_written_as_zero: 'report.data.absence_written_as_zero',
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

/** What every column of both tables means, and what an empty cell and a 0 are in them. */
export function dataDictionary(report: MatrixReport, t: Translate): SheetTable {
  const { measure, absentAsZero } = report.request
  const zero = t(absentAsZero ? 'report.data.zeroAsked' : 'report.data.zeroNever')
  const wide = wideTable(report, t)
  const isState = measure === 'presence'
  const values = isState
    ? cellStates.map((state) => t(`matrix.${state}`)).join(' | ')
    : `${t(`matrix.measure.${measure}`)}. ${t('report.data.empty')} ${zero}`
  const long = longTable(report)
  const definitions = new Map<string, string>(
    report.codes.map(({ id, definition }) => [id, definition]),
  )
  const allowed: Record<string, string> = {
    state: cellStates.map((state) => `${state}: ${t(`matrix.${state}.means`)}`).join(' | '),
    measure: `${measure}: ${t(`method.measure.${measure}`)}`,
    value: `${isState ? `${t('report.data.presenceValue')} ` : ''}${t('report.data.empty')} ${zero}`,
    absence_written_as_zero: '0 | 1',
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
      ...report.matrix.columns.map(({ code }, i): TableCell[] => [
        'matrix-wide.csv',
        wide.header[i + 1]!,
        [report.paths[i]!, definitions.get(code.id) ?? ''].filter((part) => part !== '').join('. '),
        values,
      ]),
      ...long.header.map((name): TableCell[] => [
        'matrix-long.csv',
        name,
        t(meanings[name as keyof typeof meanings]),
        allowed[name] ?? '',
      ]),
    ],
  }
}
