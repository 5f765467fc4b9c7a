import type { Translate } from '../../messages/translate'
import { excerptSheet, isoDate } from '../excerptSheet'
import type { CellLink, SheetTable, TableCell } from '../table'
import type { Held, MatrixReport, ReportedCell } from './report'

/** Where each sheet stands in the workbook. */
const VALUES = 0

interface Placed {
  cell: ReportedCell
  row: number
  column: number
}

/** A table whose rows belong to cells of the matrix, and the first row of each cell in it. */
interface CellSheet {
  table: SheetTable
  firstOf: Map<string, number>
}

const keyOf = ({ row, column }: { row: number; column: number }) => `${row} ${column}`

export const placedCells = ({ cells }: MatrixReport): Placed[] =>
  cells.flatMap((line, row) => line.map((cell, column) => ({ cell, row, column })))

/** What a cell says in a table: its state in words, or its number. */
export const shownValue = (
  cell: ReportedCell,
  { request }: MatrixReport,
  t: Translate,
): TableCell => (request.measure === 'presence' ? t(`matrix.${cell.state}`) : cell.value)

/** The cells of a matrix as a table, a row a case and a column a code. */
export const gridSheet = (
  report: MatrixReport,
  title: string,
  shown: (cell: ReportedCell) => TableCell,
  t: Translate,
): SheetTable => ({
  title,
  header: [t('export.case'), ...report.paths],
  stickyColumns: 1,
  rows: report.cells.map((line, i) => [report.matrix.rows[i]!.name, ...line.map(shown)]),
})

/** Rows that each belong to a cell; the case's name in them leads back to the cell. */
function cellSheet(
  report: MatrixReport,
  title: string,
  header: readonly string[],
  rowsOf: (cell: ReportedCell) => TableCell[][],
  t: Translate,
): CellSheet {
  const firstOf = new Map<string, number>()
  const rows: TableCell[][] = []
  const links: CellLink[] = []
  for (const { cell, row, column } of placedCells(report)) {
    const own = rowsOf(cell)
    if (own.length > 0) firstOf.set(keyOf({ row, column }), rows.length)
    for (const line of own) {
      links.push({ row: rows.length, column: 0, to: { table: VALUES, row, column: column + 1 } })
      rows.push([report.matrix.rows[row]!.name, report.paths[column]!, ...line])
    }
  }
  return {
    table: { title, header: [t('export.case'), t('report.column'), ...header], rows, links },
    firstOf,
  }
}

const yes = (is: boolean, t: Translate) => (is ? t('report.yes') : '')

function judgementSheet(report: MatrixReport, t: Translate): CellSheet {
  const said = ({ verdict, rating, rationale, at }: Held): TableCell[] => [
    t(`matrix.${verdict}`),
    rating?.value ?? null,
    rating?.label ?? '',
    rating?.scale ?? '',
    rationale,
    isoDate(at),
  ]
  const header = [
    t('report.rater'),
    t('report.standing'),
    t('matrix.verdict'),
    t('report.rating'),
    t('report.ratingLabel'),
    t('report.scale'),
    t('report.rationale'),
    t('export.date'),
    t('report.lookAgain'),
    t('report.pickedFor'),
    t('report.pickedAgainst'),
  ]
  const rowsOf = ({ judgements }: ReportedCell) =>
    judgements.flatMap((one) => [
      [
        one.rater,
        t(one.inForce ? 'report.inForce' : 'report.otherRater'),
        ...said(one),
        yes(one.stale, t),
        one.supporting.length,
        one.contradicting.length,
      ],
      ...one.earlier
        .toReversed()
        .map((before) => [one.rater, t('report.earlier'), ...said(before), '', null, null]),
    ])
  return cellSheet(report, t('report.judgements'), header, rowsOf, t)
}

function summarySheet(report: MatrixReport, t: Translate): CellSheet {
  const header = [
    t('report.summary'),
    t('report.standing'),
    t('report.writer'),
    t('export.date'),
    t('report.lookAgain'),
  ]
  const rowsOf = ({ summary }: ReportedCell) =>
    summary
      ? [
          [
            summary.text,
            t('report.inForce'),
            summary.writer,
            isoDate(summary.at),
            yes(summary.stale, t),
          ],
          ...summary.earlier
            .toReversed()
            .map(({ text, writer, at }) => [text, t('report.earlier'), writer, isoDate(at), '']),
        ]
      : []
  return cellSheet(report, t('report.summaries'), header, rowsOf, t)
}

/** How the judgements of a cell took one of its passages. */
function pickedAs({ judgements }: ReportedCell, codingId: string, t: Translate): string {
  if (judgements.some(({ contradicting }) => contradicting.includes(codingId)))
    return t('export.contradicts')
  return judgements.some(({ supporting }) => supporting.includes(codingId))
    ? t('export.supports')
    : ''
}

function evidenceSheet(report: MatrixReport, t: Translate): CellSheet {
  const { attributes } = report
  const [, ...header] = excerptSheet({ excerpts: [], attributes }, t).header
  const rowsOf = (cell: ReportedCell) => {
    const { rows } = excerptSheet({ excerpts: cell.evidence, attributes }, t)
    return rows.map(([, ...row], i) => [
      pickedAs(cell, cell.evidence[i]!.codingId, t),
      yes(cell.evidence[i]!.representative, t),
      ...row,
    ])
  }
  return cellSheet(
    report,
    t('export.evidence'),
    [t('report.picked'), t('report.representative'), ...header],
    rowsOf,
    t,
  )
}

/**
 * A matrix as linked sheets: each cell leads to its passages, else to its judgement or its summary, and their rows
 * lead back to it. `about` closes the workbook.
 */
export function matrixWorkbook(
  report: MatrixReport,
  about: readonly SheetTable[],
  t: Translate,
): SheetTable[] {
  const grids = [gridSheet(report, t('export.matrix'), (cell) => shownValue(cell, report, t), t)]
  if (report.request.measure !== 'presence')
    grids.push(gridSheet(report, t('report.states'), ({ state }) => t(`matrix.${state}`), t))
  const behind = [judgementSheet(report, t), summarySheet(report, t), evidenceSheet(report, t)]
  const byWeight = [2, 0, 1]
  const links = placedCells(report).flatMap(({ row, column }): CellLink[] => {
    for (const sheet of byWeight) {
      const first = behind[sheet]!.firstOf.get(keyOf({ row, column }))
      if (first === undefined) continue
      return [
        { row, column: column + 1, to: { table: grids.length + sheet, row: first, column: 0 } },
      ]
    }
    return []
  })
  return [
    ...grids.map((grid) => ({ ...grid, links })),
    ...behind.map(({ table }) => table),
    ...about,
  ]
}
