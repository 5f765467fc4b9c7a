import { diffOf } from '../records/diff'
import type { IdOf, MatrixView } from '../records/schema'
import { updates } from './changes'
import { done, makeId, must, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

/** What a matrix shows and how. */
export type MatrixSettings = Omit<MatrixView, 'type' | 'id' | 'order'>

/** How a matrix shows its rows and columns where nothing else was chosen. */
export const plainMatrix: Omit<MatrixSettings, 'name' | 'kindId'> = {
  caseIds: [],
  conditions: [],
  codeIds: [],
  measure: 'presence',
  percent: 'none',
  rollUp: true,
  foldGroups: false,
  rowOrder: { by: 'cases' },
  columnOrder: { by: 'codes' },
  groupById: null,
  transposed: false,
}

type Args = MatrixSettings & {
  /** The matrix to change; a new one without it. */
  matrixId?: IdOf<'matrix'>
}

export const saveMatrix: Command<Args, MatrixView[]> = {
  name: 'saveMatrix',
  read: (_args, reader) => reader.all('matrix'),
  run: (matrices, { matrixId, ...given }, env) => {
    const refusal = nameRefusal(given.name, matrices, matrixId)
    if (refusal) return refusal
    const settings = { ...given, name: given.name.trim() }
    if (matrixId) {
      const old = must(
        matrices.find(({ id }) => id === matrixId),
        matrixId,
      )
      return done(diffOf({ updated: updates([old], () => ({ ...old, ...settings })) }), {
        name: settings.name,
      })
    }
    return done(
      diffOf({
        added: [
          { type: 'matrix', id: makeId('matrix', env), ...settings, order: lastOrder(matrices) },
        ],
      }),
      { name: settings.name },
    )
  },
}
