import { shownOver } from '#shared/matrix/arrange'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { presentFirst, shownCell } from '#shared/matrix/shownCell'
import type { Track, Tracks } from '#shared/matrix/tracks'
import type { Measure } from '#shared/records/matrix'

const wide: ReadonlySet<Measure> = new Set([
  'words',
  'characters',
  'coverageWords',
  'coverageCharacters',
  'weightMean',
] satisfies Measure[])
/** From here on a number has six characters. */
const LARGE = 10_000
const FOLDED = 148

/** How wide the columns of the grid are, in pixels. */
export function widthsOf(arranged: ArrangedMatrix, across: readonly Track[]): number[] {
  const { arrangement, columns, whole } = arranged
  const isWide =
    wide.has(arrangement.measure) || whole.cells.some(({ sum }) => sum !== null && sum >= LARGE)
  const hasFolded = columns.some(({ kind }) => kind === 'folded')
  const number = isWide ? 62 : arrangement.measure === 'presence' ? 38 : 46
  const plain = arrangement.percent === 'none' ? number : Math.max(number, 50)
  return across.map((track) => {
    if (track.kind === 'total') return 78
    if (arrangement.transposed) return hasFolded ? FOLDED : track.kind === 'subtotal' ? 66 : plain
    return track.kind === 'column' && columns[track.column]!.kind === 'folded' ? FOLDED : plain
  })
}

/** Where a case and a code meet in the grid; null where they don't. */
export function placeOf(
  arranged: ArrangedMatrix,
  { down, across }: Tracks,
  cell: { caseId: string; codeId: string } | null,
): { down: number; across: number } | null {
  if (!cell) return null
  const { matrix, arrangement } = arranged
  const row = matrix.rows.findIndex(({ id }) => id === cell.caseId)
  const code = matrix.columns.findIndex((one) => one.code.id === cell.codeId)
  const column = shownOver(arranged, code)
  if (row < 0 || column < 0) return null
  const isLine = (track: Track) => track.kind === 'case' && track.row === row
  const isColumn = (track: Track) => track.kind === 'column' && track.column === column
  return arrangement.transposed
    ? { down: down.findIndex(isColumn), across: across.findIndex(isLine) }
    : { down: down.findIndex(isLine), across: across.findIndex(isColumn) }
}

/**
 * The code whose evidence a cell opens: the first that is present in it, else the first of it; on the open cell, the
 * next one of those that are folded together.
 */
export function codeToOpen(
  arranged: ArrangedMatrix,
  { row, column }: { row: number; column: number },
  openCodeId: string | null,
): string {
  const inTurn = presentFirst(shownCell(arranged, row, column)).map(
    (one) => arranged.matrix.columns[one.column]!.code.id,
  )
  const at = openCodeId === null ? -1 : inTurn.findIndex((id) => id === openCodeId)
  return inTurn[(at + 1) % inTurn.length]!
}
