import { presentFirst, shownCell } from '../../matrix/shownCell'
import type { Translate } from '../../messages/translate'
import { excerptSheet, isoDate } from '../excerptSheet'
import type { CellLink, SheetTable, TableCell } from '../table'
import { gridOf, showsPercent, valueOf, type Grid, type Layer } from './grid'
import type { Held, MatrixReport, ReportedCell } from './report'

/** Where each sheet stands in the workbook. */
const VALUES = 0

interface Placed {
  cell: ReportedCell
  row: number
  column: number
}

/** A report, and where the cells of its matrix stand in the first sheet. */
interface Placing {
  report: MatrixReport
  places: ReadonlyMap<string, CellLink['to']>
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

/** A grid as a table; what cells add up to, and the heads of groups, stand out. */
export const gridSheet = ({ corner, across, lines }: Grid, title: string): SheetTable => ({
  title,
  header: [corner, ...across.map(({ head }) => head)],
  stickyColumns: 1,
  rows: lines.map(({ head, cells }) => [head, ...cells.map(valueOf)]),
  strongRows: lines.flatMap(({ track }, i) =>
    track.kind === 'case' || track.kind === 'column' ? [] : [i],
  ),
})

/** Where each cell of the matrix, by row and column, stands in a grid. */
function placesIn(report: MatrixReport, { lines }: Grid): Map<string, CellLink['to']> {
  const places = new Map<string, CellLink['to']>()
  for (const [row, { cells }] of lines.entries()) {
    for (const [column, { place }] of cells.entries()) {
      if (!place) continue
      for (const { column: of } of shownCell(report.arranged, place.row, place.column).behind)
        places.set(keyOf({ row: place.row, column: of }), {
          table: VALUES,
          row,
          column: column + 1,
        })
    }
  }
  return places
}

/** Rows that each belong to a cell; the case's name in them leads back to the cell. */
function cellSheet(
  { report, places }: Placing,
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
      links.push({ row: rows.length, column: 0, to: places.get(keyOf({ row, column }))! })
      rows.push([report.matrix.rows[row]!.name, report.paths[column]!, ...line])
    }
  }
  return {
    table: { title, header: [t('export.case'), t('report.column'), ...header], rows, links },
    firstOf,
  }
}

const yes = (is: boolean, t: Translate) => (is ? t('report.yes') : '')

function judgementSheet(placing: Placing, t: Translate): CellSheet {
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
  return cellSheet(placing, t('report.judgements'), header, rowsOf, t)
}

function summarySheet(placing: Placing, t: Translate): CellSheet {
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
  return cellSheet(placing, t('report.summaries'), header, rowsOf, t)
}

/** How the judgements of a cell took one of its passages. */
function pickedAs({ judgements }: ReportedCell, codingId: string, t: Translate): string {
  if (judgements.some(({ contradicting }) => contradicting.includes(codingId)))
    return t('export.contradicts')
  return judgements.some(({ supporting }) => supporting.includes(codingId))
    ? t('export.supports')
    : ''
}

function evidenceSheet(placing: Placing, t: Translate): CellSheet {
  const { attributes } = placing.report
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
    placing,
    t('export.evidence'),
    [t('report.picked'), t('report.representative'), ...header],
    rowsOf,
    t,
  )
}

/** The first sheet is what the screen shows; numbers that it does not show, and the states behind numbers, follow. */
function layersOf(report: MatrixReport): Layer[] {
  if (report.request.measure === 'presence') return ['shown']
  const hides =
    showsPercent(report) || report.arranged.columns.some(({ kind }) => kind === 'folded')
  return hides ? ['shown', 'values', 'states'] : ['shown', 'states']
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
  const layers = layersOf(report)
  const grids = layers.map((layer) => gridOf(report, layer, t, true))
  const placing = { report, places: placesIn(report, grids[VALUES]!) }
  const behind = [judgementSheet(placing, t), summarySheet(placing, t), evidenceSheet(placing, t)]
  const byWeight = [2, 0, 1]
  const leadTo = (place: { row: number; column: number }): CellLink['to'] | null => {
    const members = presentFirst(shownCell(report.arranged, place.row, place.column))
    for (const sheet of byWeight) {
      for (const { column } of members) {
        const row = behind[sheet]!.firstOf.get(keyOf({ row: place.row, column }))
        if (row !== undefined) return { table: grids.length + sheet, row, column: 0 }
      }
    }
    return null
  }
  const linksOf = ({ lines }: Grid) =>
    lines.flatMap(({ cells }, row) =>
      cells.flatMap(({ place }, column): CellLink[] => {
        const to = place && leadTo(place)
        return to ? [{ row, column: column + 1, to }] : []
      }),
    )
  const titles = {
    shown: t('export.matrix'),
    values: t('report.values'),
    states: t('report.states'),
  }
  return [
    ...grids.map((grid, i) => ({ ...gridSheet(grid, titles[layers[i]!]), links: linksOf(grid) })),
    ...behind.map(({ table }) => table),
    ...about,
  ]
}
