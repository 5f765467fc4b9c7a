import type { Translate } from '../messages/translate'
import type { ArrangedMatrix } from './arrangedMatrix'
import { addsUp } from './subtotals'

/** What percentages are of, what sums leave out, and what is flagged, for a matrix as it is shown. */
export function matrixNotes(
  { arrangement, adds, whole, conflicts, columns }: ArrangedMatrix,
  number: (value: number) => string,
  t: Translate,
): string[] {
  const { measure, percent, transposed } = arrangement
  const isPresence = measure === 'presence'
  const crosses = measure === 'references' && whole.sum !== null && whole.sum !== whole.distinct
  const flagged = conflicts.filter((present) => present.length > 0).length
  // What stands in a row of the matrix stands in a column of the grid where it is transposed.
  const across = transposed ? 'column' : 'row'
  const basis = percent === 'row' ? across : percent === 'column' && transposed ? 'row' : percent
  return [
    ...(flagged > 0 ? [`‼ ${t('arrange.conflicts', { count: flagged })}`] : []),
    ...(isPresence && percent !== 'none' ? [t('arrange.basis.cases')] : []),
    ...(!isPresence && addsUp(measure) && basis !== 'none'
      ? [t(`arrange.basis.${basis}`, { sum: number(whole.sum ?? 0) })]
      : []),
    ...(!isPresence && !addsUp(measure) ? [t('arrange.addsNot')] : []),
    ...(addsUp(measure) && adds.includes(false) ? [t('arrange.addsOnce')] : []),
    ...(crosses
      ? [t('arrange.crosses', { sum: number(whole.sum ?? 0), distinct: number(whole.distinct) })]
      : []),
    ...(isPresence && columns.some(({ kind }) => kind === 'folded')
      ? [t('arrange.foldedTotal')]
      : []),
    ...(isPresence ? [t('arrange.presenceTotal')] : [t('matrix.emptyCellHint')]),
  ]
}
