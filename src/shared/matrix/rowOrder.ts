import type { Attribute } from '../records/schema'
import { compareNames } from '../text/naturalOrder'
import type { Arrangement } from './arrangement'
import { compareValues, type ValueOf } from './attributes'
import type { Matrix } from './matrix'
import { isPresent, numberToOrderBy, orderedBy, type Numbers } from './ordering'
import { seriation } from './seriation'

interface Known {
  attributes: readonly Attribute[]
  valueOf: ValueOf
  /** By row: what it adds up to. */
  totals: Numbers
}

type Wanted = Pick<Arrangement, 'rowOrder' | 'measure' | 'groupById'>

/** Rows by the value of an attribute; where it is missing they come last either way. */
function byAttribute(
  matrix: Matrix,
  indexes: readonly number[],
  attribute: Attribute,
  { valueOf, falling }: { valueOf: ValueOf; falling: boolean },
): number[] {
  const values = matrix.rows.map(({ id }) => valueOf(id, attribute.id))
  return indexes.toSorted((i, j) => {
    const difference = compareValues(attribute, values[i]!, values[j]!)
    return falling && values[i] && values[j] ? -difference : difference
  })
}

function ordered(matrix: Matrix, { rowOrder: order, measure }: Wanted, known: Known): number[] {
  const indexes = [...matrix.rows.keys()]
  switch (order.by) {
    case 'cases':
      return indexes
    case 'name':
      return indexes.toSorted((i, j) => compareNames(matrix.rows[i]!.name, matrix.rows[j]!.name))
    case 'hand': {
      const places = new Map<string, number>(order.caseIds.map((id, place) => [id, place]))
      return orderedBy(indexes, (i) => places.get(matrix.rows[i]!.id) ?? null, false)
    }
    case 'attribute': {
      const attribute = known.attributes.find(({ id }) => id === order.attributeId)
      const { falling } = order
      return attribute ? byAttribute(matrix, indexes, attribute, { ...known, falling }) : indexes
    }
    case 'value': {
      const column = matrix.columns.findIndex(({ code }) => code.id === order.codeId)
      if (column < 0) return indexes
      const key = (row: number) => numberToOrderBy(matrix.cells[row]![column]!, measure)
      return orderedBy(indexes, key, order.falling)
    }
    case 'total':
      return orderedBy(indexes, (row) => known.totals[row]!, order.falling)
    case 'similarity':
      return seriation(
        indexes.map(
          (row) =>
            new Set([...matrix.columns.keys()].filter((column) => isPresent(matrix, row, column))),
        ),
      )
  }
}

/** The order in which the rows of a matrix are shown, as indexes; rows of a group stand together. */
export function rowOrder(matrix: Matrix, wanted: Wanted, known: Known): number[] {
  const order = ordered(matrix, wanted, known)
  const attribute = known.attributes.find(({ id }) => id === wanted.groupById)
  return attribute
    ? byAttribute(matrix, order, attribute, { valueOf: known.valueOf, falling: false })
    : order
}
