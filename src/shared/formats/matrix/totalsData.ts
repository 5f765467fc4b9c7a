import type { RowGroup, RowTotal } from '../../matrix/arrangedMatrix'
import { shownSubtotal } from '../../matrix/shownCell'
import type { SheetTable, TableCell } from '../table'
import { hundredths, showsPercent } from './grid'
import { writtenNumber, type MatrixReport } from './report'
import { columnNames } from './wideData'

const header = [
  'rows',
  'name',
  'column',
  'cases',
  'cases_with_data',
  'present',
  'absent',
  'missing',
  'measure',
  'sum',
  'different_codings',
  'percent',
  'percent_of',
] as const

/** What the rows of the matrix, each group of them and all of them add up to, by column and over all columns. */
export function totalsTable(report: MatrixReport): SheetTable {
  const { arranged, matrix, request } = report
  const { measure, percent } = arranged.arrangement
  const names = columnNames(report)
  const isShare = showsPercent(report)
  const percentOf = measure === 'presence' ? 'cases_with_data' : isShare ? percent : null
  const distinctOf = (distinct: number) => (measure === 'references' ? distinct : null)

  /** Over all columns; only those that add up are in the sum. */
  const across = (
    rows: string,
    { name, cases, total }: { name: string; cases: number; total: RowTotal },
  ): TableCell[] => [
    rows,
    name,
    '',
    cases,
    null,
    total.present,
    null,
    null,
    measure,
    writtenNumber(total.sum, request),
    distinctOf(total.distinct),
    null,
    null,
  ]
  const ofGroup = (rows: string, group: RowGroup): TableCell[][] => [
    ...names.map((column, i): TableCell[] => {
      const one = shownSubtotal(arranged, group, i)
      const share = measure === 'presence' || (isShare && one.value !== null) ? one.percent : null
      return [
        rows,
        group.value,
        column,
        group.rows.length,
        one.casesWithData,
        one.present,
        one.absent,
        one.missing,
        measure,
        writtenNumber(one.value, request),
        distinctOf(one.distinct),
        hundredths(share),
        share === null ? null : percentOf,
      ]
    }),
    across(rows, {
      name: group.value,
      cases: group.rows.length,
      total: { ...group, present: group.cells.reduce((sum, { present }) => sum + present, 0) },
    }),
  ]
  return {
    title: 'matrix-totals',
    header,
    rows: [
      ...matrix.rows.map(({ name }, row) =>
        across('case', { name, cases: 1, total: arranged.rowTotals[row]! }),
      ),
      ...arranged.groups.flatMap((group) => ofGroup('group', group)),
      ...ofGroup('all', arranged.whole),
    ],
  }
}
