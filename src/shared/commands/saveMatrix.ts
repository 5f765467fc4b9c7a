import { diffOf } from '../records/diff'
import type { IdOf, MatrixView } from '../records/schema'
import { updates } from './changes'
import { done, makeId, must, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

interface Args extends Pick<MatrixView, 'name' | 'kindId' | 'codeIds' | 'measure' | 'rollUp'> {
  /** The matrix to change; a new one without it. */
  matrixId?: IdOf<'matrix'>
}

export const saveMatrix: Command<Args, MatrixView[]> = {
  name: 'saveMatrix',
  read: (_args, reader) => reader.all('matrix'),
  run: (matrices, { matrixId, name, kindId, codeIds, measure, rollUp }, env) => {
    const refusal = nameRefusal(name, matrices, matrixId)
    if (refusal) return refusal
    const settings = { name: name.trim(), kindId, codeIds: [...codeIds], measure, rollUp }
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
