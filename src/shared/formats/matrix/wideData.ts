import { shownCell } from '../../matrix/shownCell'
import type { Translate } from '../../messages/translate'
import type { SheetTable, TableCell } from '../table'
import { columnName, heldNames } from './names'
import type { MatrixReport } from './report'
import { shownValue } from './workbook'

export const GROUP = 'group'

/** A name for every shown column, each its own: the key of its code, else its path; of folded codes, their group. */
export function columnNames(report: MatrixReport): string[] {
  const { arranged, matrix } = report
  const used = new Set<string>(['case', GROUP])
  return arranged.columns.map((shown, column) => {
    const short = shown.kind === 'code' ? matrix.columns[shown.column]!.code.key : shown.group
    const wanted = short || columnName(report, column)
    let name = wanted
    for (let n = 2; used.has(name); n += 1) name = `${wanted} (${n})`
    used.add(name)
    return name
  })
}

/** The value that a row is grouped by, as it is stored; empty where it is missing. */
export const groupOf = ({ arranged: { groups } }: MatrixReport, row: number): string =>
  groups.find(({ rows }) => rows.includes(row))?.value ?? ''

/**
 * A row a case, a column a code: what a statistics program takes for a table of variables, the same whichever way the
 * matrix stands. Of folded codes, the column holds the name of the one that is present.
 */
export const wideTable = (report: MatrixReport, t: Translate): SheetTable => ({
  title: 'matrix-wide',
  header: ['case', ...(report.grouping ? [GROUP] : []), ...columnNames(report)],
  rows: report.matrix.rows.map(({ name }, row) => [
    name,
    ...(report.grouping ? [groupOf(report, row)] : []),
    ...report.arranged.columns.map((shown, column): TableCell => {
      if (shown.kind === 'code') return shownValue(report.cells[row]![shown.column]!, report, t)
      const cell = shownCell(report.arranged, row, column)
      return heldNames(report, cell) || t(`matrix.${cell.state}`)
    }),
  ]),
})
