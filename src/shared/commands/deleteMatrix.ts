import { diffOf } from '../records/diff'
import type { IdOf, MatrixView } from '../records/schema'
import { must, type Command } from './command'

export const deleteMatrix: Command<{ matrixId: IdOf<'matrix'> }, MatrixView | undefined> = {
  name: 'deleteMatrix',
  read: ({ matrixId }, reader) => reader.get<'matrix'>(matrixId),
  run: (found, { matrixId }) => {
    const matrix = must(found, matrixId)
    return { diff: diffOf({ removed: [matrix] }), label: { name: matrix.name } }
  },
}
