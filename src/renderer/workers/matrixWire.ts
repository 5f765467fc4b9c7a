import type { Matrix, MatrixCell } from '#shared/matrix/matrix'

/**
 * How a matrix goes from the worker to the window: as what differs from the one that went before it under the same
 * key, told by identity, and in pieces small enough that taking one does not hold up the window.
 */
export type MatrixPiece =
  | {
      key: string
      /** Where each row and column stood in the matrix before; -1 for a new one. */
      rowsFrom: readonly number[]
      columnsFrom: readonly number[]
      /** Keys that won't come again. */
      forgotten: readonly string[]
      rest: Omit<Matrix, 'cells'>
    }
  | { cells: readonly CellRun[] }

/** Cells of a row that stand side by side. */
interface CellRun {
  row: number
  from: number
  cells: readonly MatrixCell[]
}

/** Cells in a piece: a few milliseconds of work for the window. */
const PIECE = 4000
/** Matrices that are kept to be compared with. */
const KEPT = 4

const placesIn = <T>(before: readonly T[], idOf: (item: T) => string, now: readonly T[]) => {
  const places = new Map(before.map((item, i) => [idOf(item), i]))
  return now.map((item) => places.get(idOf(item)) ?? -1)
}

/** The runs of cells that are other objects than where they stood before, none longer than a piece. */
function* changedRuns(
  matrix: Matrix,
  before: (row: number, column: number) => MatrixCell | undefined,
): Generator<CellRun> {
  for (const [row, cells] of matrix.cells.entries()) {
    for (let from = 0; from < cells.length; from += 1) {
      let to = from
      while (to < cells.length && to - from < PIECE && cells[to] !== before(row, to)) to += 1
      if (to === from) continue
      yield { row, from, cells: cells.slice(from, to) }
      from = to - 1
    }
  }
}

/** What the worker sends, matrix after matrix. */
export function matrixSender(): (key: string, matrix: Matrix) => Generator<MatrixPiece> {
  const sent = new Map<string, Matrix>()
  return function* send(key, matrix) {
    const last = sent.get(key)
    sent.delete(key)
    sent.set(key, matrix)
    const forgotten = [...sent.keys()].slice(0, -KEPT)
    for (const old of forgotten) sent.delete(old)
    const { cells: _, ...rest } = matrix
    const rowsFrom = placesIn(last?.rows ?? [], ({ id }) => id, matrix.rows)
    const columnsFrom = placesIn(last?.columns ?? [], ({ code }) => code.id, matrix.columns)
    yield { key, rowsFrom, columnsFrom, forgotten, rest }
    let runs: CellRun[] = []
    let size = 0
    const before = (row: number, column: number) =>
      last?.cells[rowsFrom[row]!]?.[columnsFrom[column]!]
    for (const run of changedRuns(matrix, before)) {
      if (size + run.cells.length > PIECE) {
        yield { cells: runs }
        runs = []
        size = 0
      }
      runs.push(run)
      size += run.cells.length
    }
    if (runs.length > 0) yield { cells: runs }
  }
}

type Row = readonly (MatrixCell | undefined)[]

/** What the window makes of it; the pieces of a task come one after the other. */
export function matrixReceiver() {
  const known = new Map<string, Matrix>()
  const arriving = new Map<
    number,
    { key: string; rest: Omit<Matrix, 'cells'>; cells: Row[]; own: Set<number> }
  >()
  return {
    take: (task: number, piece: MatrixPiece): void => {
      if ('key' in piece) {
        const before = known.get(piece.key)?.cells ?? []
        for (const key of piece.forgotten) known.delete(key)
        const { rowsFrom, columnsFrom } = piece
        const aligned =
          columnsFrom.length === before[0]?.length && columnsFrom.every((from, j) => from === j)
        const cells = rowsFrom.map((from): Row => {
          const row = before[from]
          return row && aligned ? row : columnsFrom.map((column) => row?.[column])
        })
        arriving.set(task, { key: piece.key, rest: piece.rest, cells, own: new Set() })
        return
      }
      const { cells, own } = arriving.get(task)!
      for (const { row, from, cells: run } of piece.cells) {
        // The row that is shown stays as it is.
        const next = own.has(row) ? (cells[row] as MatrixCell[]) : [...cells[row]!]
        for (const [i, cell] of run.entries()) next[from + i] = cell
        cells[row] = next
        own.add(row)
      }
    },
    /** The matrix of a task, all of whose pieces have come; undefined for a task that has none. */
    whole: (task: number): Matrix | undefined => {
      const one = arriving.get(task)
      if (!one) return undefined
      arriving.delete(task)
      const matrix: Matrix = { ...one.rest, cells: one.cells as MatrixCell[][] }
      known.set(one.key, matrix)
      return matrix
    },
  }
}
