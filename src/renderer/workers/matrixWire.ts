import type { Matrix, MatrixCell } from '#shared/matrix/matrix'

/**
 * How a matrix goes from the worker to the window: as what differs from the one that went before it under the same
 * key, told by identity, and in pieces small enough that taking one does not hold up the window.
 */
export type MatrixPiece =
  | {
      key: string
      /** Nothing of a matrix before is used. */
      fresh: boolean
      /** Keys that won't come again. */
      forgotten: readonly string[]
      /** Null where it is as before. */
      columns: readonly (Matrix['columns'][number] | null)[]
      rest: Omit<Matrix, 'columns' | 'cells'>
    }
  | { cells: readonly CellRun[] }

/** Cells of a row that stand side by side. */
interface CellRun {
  row: number
  from: number
  cells: readonly MatrixCell[]
}

/** Cells in a piece: less than 50 ms of work for the window. */
const PIECE = 4000
/** Matrices that are kept to be compared with. */
const KEPT = 4

const sameLayout = (a: Matrix, b: Matrix) =>
  a.rows.length === b.rows.length &&
  a.columns.length === b.columns.length &&
  a.rows.every(({ id }, i) => id === b.rows[i]!.id) &&
  a.columns.every(({ code }, j) => code.id === b.columns[j]!.code.id)

/** The runs of cells that are other objects than before, none longer than a piece. */
function* changedRuns(matrix: Matrix, before: Matrix | null): Generator<CellRun> {
  for (const [row, cells] of matrix.cells.entries()) {
    const old = before?.cells[row]
    if (old === cells) continue
    for (let from = 0; from < cells.length;) {
      let to = from
      while (to < cells.length && to - from < PIECE && cells[to] !== old?.[to]) to += 1
      if (to > from) yield { row, from, cells: cells.slice(from, to) }
      from = Math.max(to, from + 1)
    }
  }
}

/** What the worker sends, matrix after matrix. */
export function matrixSender(): (key: string, matrix: Matrix) => Generator<MatrixPiece> {
  const sent = new Map<string, Matrix>()
  return function* send(key, matrix) {
    const last = sent.get(key)
    const before = last && sameLayout(last, matrix) ? last : null
    sent.delete(key)
    sent.set(key, matrix)
    const forgotten = [...sent.keys()].slice(0, -KEPT)
    for (const old of forgotten) sent.delete(old)
    const { columns, cells: _, ...rest } = matrix
    yield {
      key,
      fresh: before === null,
      forgotten,
      columns: columns.map((column, j) => (column === before?.columns[j] ? null : column)),
      rest,
    }
    let runs: CellRun[] = []
    let size = 0
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

/** What the window makes of it; the pieces of a task come one after the other. */
export function matrixReceiver() {
  const known = new Map<string, Matrix>()
  const arriving = new Map<number, { key: string; matrix: Matrix; cells: MatrixCell[][] }>()
  return {
    take: (task: number, piece: MatrixPiece): void => {
      if ('key' in piece) {
        const before = piece.fresh ? null : known.get(piece.key)!
        for (const key of piece.forgotten) known.delete(key)
        const cells = (before?.cells ?? piece.rest.rows.map(() => [])) as MatrixCell[][]
        const columns = piece.columns.map((column, j) => column ?? before!.columns[j]!)
        arriving.set(task, {
          key: piece.key,
          matrix: { ...piece.rest, columns, cells },
          cells: [...cells],
        })
        return
      }
      const { matrix, cells } = arriving.get(task)!
      for (const { row, from, cells: run } of piece.cells) {
        // The row that is shown stays as it is.
        if (cells[row] === matrix.cells[row]) cells[row] = [...cells[row]!]
        run.forEach((cell, i) => (cells[row]![from + i] = cell))
      }
    },
    /** The matrix of a task, all of whose pieces have come; undefined for a task that has none. */
    whole: (task: number): Matrix | undefined => {
      const one = arriving.get(task)
      if (!one) return undefined
      arriving.delete(task)
      const matrix = { ...one.matrix, cells: one.cells }
      known.set(one.key, matrix)
      return matrix
    },
  }
}
