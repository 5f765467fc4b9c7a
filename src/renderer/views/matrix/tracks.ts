import { addsUp } from '#shared/matrix/subtotals'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import { shownCell } from '#shared/matrix/shownCell'
import type { Measure } from '#shared/records/matrix'

/** What runs down or across the grid: a case, a group's heading or subtotal, a column, or what it all adds up to. */
export type Track =
  | { kind: 'case'; row: number }
  | { kind: 'heading' | 'subtotal'; group: number }
  | { kind: 'column'; column: number }
  | { kind: 'total' }

export interface Tracks {
  down: readonly Track[]
  across: readonly Track[]
}

const TOTAL: Track = { kind: 'total' }

/**
 * The lines and columns of the grid. Groups that stand across have their headings above them, not between them; where
 * numbers do not add up, there is nothing to stand in a subtotal or at the end.
 */
export function tracksOf({ lines, columns, arrangement }: ArrangedMatrix): Tracks {
  const { measure, transposed } = arrangement
  const sums = measure === 'presence' || addsUp(measure)
  const total = sums ? [TOTAL] : []
  const codes: Track[] = [
    ...columns.map((_, column): Track => ({ kind: 'column', column })),
    ...total,
  ]
  const cases: Track[] = lines.filter(
    ({ kind }) => !(kind === 'heading' && transposed) && (sums || kind !== 'subtotal'),
  )
  return transposed
    ? { down: codes, across: [...cases, ...total] }
    : { down: [...cases, ...total], across: codes }
}

/** A cell of the grid as a line of cases meets a column of codes, whichever way they stand. */
export function crossing({ arrangement }: ArrangedMatrix, down: Track, across: Track) {
  return arrangement.transposed ? { line: across, column: down } : { line: down, column: across }
}

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
  const column = arranged.columns.findIndex((one) =>
    one.kind === 'code' ? one.column === code : one.columns.includes(code),
  )
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
  const { behind } = shownCell(arranged, row, column)
  const idOf = (one: (typeof behind)[number]) => arranged.matrix.columns[one.column]!.code.id
  const inTurn = [
    ...behind.filter(({ cell }) => cell.state === 'present'),
    ...behind.filter(({ cell }) => cell.state !== 'present'),
  ].map(idOf)
  const at = openCodeId === null ? -1 : inTurn.findIndex((id) => id === openCodeId)
  return inTurn[(at + 1) % inTurn.length]!
}
