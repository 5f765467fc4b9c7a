import type { Measure } from '../records/matrix'
import { measureOf, type Matrix, type MatrixCell } from '../matrix/matrix'
import type { Translate } from '../messages/translate'
import { codebookOf, PATH_SEPARATOR } from '../records/codebook'
import type { Code } from '../records/schema'
import type { SheetTable, TableCell } from './table'

/**
 * What a cell says in a file: its state in words, or its number. Only the two kinds of absence are ever a 0;
 * a cell that nobody examined, or that the interviews are silent on, is empty.
 */
const shown = (cell: MatrixCell, measure: Measure, t: Translate): TableCell =>
  measure === 'presence' ? t(`matrix.${cell.state}`) : measureOf(cell, measure)

export const stateOrder = [
  'present',
  'absent',
  'explicitly_absent',
  'not_stated',
  'not_examined',
  'not_applicable',
  'missing',
] as const

/** A matrix as a table: a row a case, a column a code. */
export function matrixSheet(
  matrix: Matrix,
  codes: readonly Code[],
  measure: Measure,
  t: Translate,
): SheetTable {
  const book = codebookOf(codes)
  return {
    title: t('export.matrix'),
    header: [
      t('export.case'),
      ...matrix.columns.map(({ code }) => book.pathOf(code.id).join(PATH_SEPARATOR)),
    ],
    rows: matrix.rows.map((row, i) => [
      row.name,
      ...matrix.cells[i]!.map((cell) => shown(cell, measure, t)),
    ]),
  }
}

/** The states of every cell, for the reader of the numbers. */
export function aboutSheet(
  facts: { project: string; date: string; measure: Measure; rollUp: boolean },
  t: Translate,
): SheetTable {
  return {
    title: t('export.about'),
    header: [t('export.what'), t('export.means')],
    rows: [
      [t('export.project'), facts.project],
      [t('export.date'), facts.date],
      [t('export.measure'), t(`matrix.measure.${facts.measure}`)],
      [t('export.rollUp'), t(facts.rollUp ? 'export.rollUpOn' : 'export.rollUpOff')],
      [t('export.emptyCell'), t('export.emptyCellMeans')],
      ...stateOrder.map((state): TableCell[] => [t(`matrix.${state}`), t(`matrix.${state}.means`)]),
    ],
  }
}
