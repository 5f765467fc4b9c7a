import type { Arrangement } from './arrangement'
import { isPresent, numberToOrderBy, orderedBy, type Numbers } from './ordering'
import type { Matrix } from './matrix'
import { seriation } from './seriation'

/** The order in which the columns of a matrix are shown, as indexes. */
export function columnOrder(
  matrix: Matrix,
  { columnOrder: order, measure }: Pick<Arrangement, 'columnOrder' | 'measure'>,
  totals: Numbers,
): number[] {
  const indexes = [...matrix.columns.keys()]
  switch (order.by) {
    case 'codes':
      return indexes
    case 'value': {
      const row = matrix.rows.findIndex(({ id }) => id === order.caseId)
      if (row < 0) return indexes
      const key = (column: number) => numberToOrderBy(matrix.cells[row]![column]!, measure)
      return orderedBy(indexes, key, order.falling)
    }
    case 'total':
      return orderedBy(indexes, (column) => totals[column]!, order.falling)
    case 'similarity':
      return seriation(
        indexes.map(
          (column) =>
            new Set([...matrix.rows.keys()].filter((row) => isPresent(matrix, row, column))),
        ),
      )
  }
}
