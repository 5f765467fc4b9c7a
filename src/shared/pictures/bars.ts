import { isAbsence } from '../matrix/cellState'
import type { Matrix } from '../matrix/matrix'

export interface Bar {
  codeId: string
  /** Cases by what is known of the factor; they add up to all the rows. */
  present: number
  absent: number
  notStated: number
  /** Not examined, not applicable or without text. */
  unknown: number
  /** Different codings over all rows. */
  references: number
}

/** For each column of a matrix, in how many cases it is present, absent or unknown, and how many codings it has. */
export const bars = (matrix: Matrix): Bar[] =>
  matrix.columns.map(({ code, distinctReferences }, column) => {
    const states = matrix.cells.map((row) => row[column]!.state)
    const present = states.filter((state) => state === 'present').length
    const absent = states.filter(isAbsence).length
    const notStated = states.filter((state) => state === 'not_stated').length
    return {
      codeId: code.id,
      present,
      absent,
      notStated,
      unknown: states.length - present - absent - notStated,
      references: distinctReferences,
    }
  })
