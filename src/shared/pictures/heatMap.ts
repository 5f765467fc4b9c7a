import { measureOf, type Matrix, type MatrixCell } from '../matrix/matrix'
import type { Measure } from '../records/matrix'

export interface HeatCell {
  cell: MatrixCell
  /** Null where a number would claim what nobody found out. */
  value: number | null
  /** 0 to 1, the value's share of the largest; null where there is no value. */
  heat: number | null
}

export interface HeatMap {
  cells: readonly (readonly HeatCell[])[]
  largest: number
}

/** A matrix as shades: how each cell's number stands to the largest. A matrix of presence is shaded by references. */
export function heatMap(matrix: Matrix, measure: Measure): HeatMap {
  const counted = measure === 'presence' ? 'references' : measure
  const values = matrix.cells.map((row) => row.map((cell) => measureOf(cell, counted)))
  const largest = values.reduce(
    (most, row) => row.reduce<number>((best, value) => Math.max(best, value ?? 0), most),
    0,
  )
  return {
    largest,
    cells: matrix.cells.map((row, i) =>
      row.map((cell, j) => {
        const value = values[i]![j]!
        const heat = value === null ? null : largest === 0 ? 0 : Math.max(0, value / largest)
        return { cell, value, heat }
      }),
    ),
  }
}
