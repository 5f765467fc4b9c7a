import { shownOver } from '../../matrix/arrange'
import { isAbsence } from '../../matrix/cellState'
import { shownCell } from '../../matrix/shownCell'
import { isoDate } from '../excerptSheet'
import type { SheetTable, TableCell } from '../table'
import { hundredths, showsPercent } from './grid'
import type { MatrixReport, ReportedCell } from './report'
import { groupOf } from './wideData'
import { placedCells } from './workbook'

const flag = (is: boolean): TableCell => (is ? 1 : 0)

type Column = [
  name: string,
  value: (cell: ReportedCell, at: { row: number; column: number }) => TableCell,
]

/** The percentage that the shown cell gives; of folded codes only where it is this one's. */
function percentAt(report: MatrixReport, { row, column }: { row: number; column: number }) {
  const { arranged } = report
  if (!showsPercent(report)) return null
  const shown = shownCell(arranged, row, shownOver(arranged, column))
  const isOwn = shown.behind.length === 1 || shown.present.includes(column)
  return isOwn ? hundredths(shown.percent) : null
}

const inForce = ({ judgements }: ReportedCell) => judgements.find((one) => one.inForce)

/** The columns of the long table. Their names are the same in every language, so that a script can rely on them. */
const longColumns = (report: MatrixReport): Column[] => [...arrangedColumns(report), ...heldColumns]

function arrangedColumns(report: MatrixReport): Column[] {
  const { matrix, paths, kindName, request, arranged, grouping } = report
  const groupIn = new Map<string, string>(report.codes.map((one) => [one.id, one.exclusiveGroup]))
  const percentOf = showsPercent(report) ? arranged.arrangement.percent : null
  return [
    ['case', (_, { row }) => matrix.rows[row]!.name],
    ['case_kind', () => kindName],
    ['code', (_, { column }) => matrix.columns[column]!.code.name],
    ['code_key', (_, { column }) => matrix.columns[column]!.code.key],
    ['code_path', (_, { column }) => paths[column]!],
    ['exclusive_group', (_, { column }) => groupIn.get(matrix.columns[column]!.code.id) || null],
    ['group_attribute', () => grouping?.name ?? null],
    ['group', (_, { row }) => (grouping ? groupOf(report, row) : null)],
    ['state', ({ state }) => state],
    ['measure', () => request.measure],
    ['value', ({ value }) => value],
    ['absence_written_as_zero', ({ state, value }) => flag(value === 0 && isAbsence(state))],
    ['percent', ({ value }, place) => (value === null ? null : percentAt(report, place))],
    ['percent_of', () => percentOf],
    ['excluded_together', (_, { row, column }) => flag(arranged.conflicts[row]!.includes(column))],
  ]
}

const heldColumns: readonly Column[] = [
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
