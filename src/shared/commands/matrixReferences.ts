import type { IdOf, MatrixView } from '../records/schema'

const without = <I extends string>(ids: readonly I[], gone: ReadonlySet<string>, to: I | null) => [
  ...new Set(ids.flatMap((id) => (gone.has(id) ? (to ? [to] : []) : [id]))),
]

/**
 * What was chosen by hand, without what is gone. Where nothing would be left it stays as it is: an empty list would mean
 * everything, and a matrix of three firms must not become one of all firms because the three were deleted.
 */
const chosenWithout = <I extends string>(
  ids: readonly I[],
  gone: ReadonlySet<string>,
  to: I | null,
) => {
  const left = without(ids, gone, to)
  return left.length > 0 ? left : [...ids]
}

/** The order of rows without what it went by, where that is gone. */
function rowOrder(
  order: MatrixView['rowOrder'],
  gone: ReadonlySet<string>,
  to: IdOf<'code'> | null,
): MatrixView['rowOrder'] {
  switch (order.by) {
    case 'hand':
      return { ...order, caseIds: without(order.caseIds, gone, null) }
    case 'attribute':
      return gone.has(order.attributeId) ? { by: 'cases' } : order
    case 'value':
      if (!gone.has(order.codeId)) return order
      return to ? { ...order, codeId: to } : { by: 'cases' }
    default:
      return order
  }
}

/**
 * A matrix after cases, codes or attributes have gone; `to` takes the place of codes where there is one. A condition
 * goes on naming its attribute: the matrix then shows no case until somebody chooses again, and not more cases than before.
 */
export const replaceInMatrix =
  (gone: ReadonlySet<string>, to: IdOf<'code'> | null) =>
  (matrix: MatrixView): MatrixView => ({
    ...matrix,
    caseIds: chosenWithout(matrix.caseIds, gone, null),
    codeIds: chosenWithout(matrix.codeIds, gone, to),
    rowOrder: rowOrder(matrix.rowOrder, gone, to),
    columnOrder:
      matrix.columnOrder.by === 'value' && gone.has(matrix.columnOrder.caseId)
        ? { by: 'codes' }
        : matrix.columnOrder,
    groupById: matrix.groupById !== null && gone.has(matrix.groupById) ? null : matrix.groupById,
  })
