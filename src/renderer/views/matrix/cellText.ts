import { measureOf, type MatrixCell } from '#shared/matrix/matrix'
import { signs } from '#shared/matrix/signs'
import type { Measure } from '#shared/records/matrix'
import type { Translate } from '#shared/messages/translate'

export { signs }

/** What a cell shows: its sign, or its number where there is one. */
export function cellText(
  cell: MatrixCell,
  measure: Measure,
  number: (value: number) => string,
): string {
  if (measure === 'presence') return signs[cell.state]
  const value = measureOf(cell, measure)
  return value === null ? signs[cell.state] : number(value)
}

/** The same in words, for whoever can't see it. */
export function cellSentence(
  cell: MatrixCell,
  names: { row: string; column: string },
  t: Translate,
): string {
  return t('matrix.cell', {
    ...names,
    state: t(`matrix.${cell.state}`),
    references: cell.counts?.references ?? 0,
  })
}
