import type { CellState } from './cellState'

/** A sign for each state; no two look alike without colour. */
export const signs: Record<CellState, string> = {
  present: '●',
  absent: '○',
  explicitly_absent: '⊘',
  not_stated: '–',
  not_examined: '·',
  not_applicable: '×',
  missing: '?',
}
