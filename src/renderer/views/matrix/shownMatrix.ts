import { plainMatrix, saveMatrix, type MatrixSettings } from '#shared/commands/saveMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import { byName } from '#shared/text/naturalOrder'
import { wasRefused } from '#history/history'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords, useRun } from '../app/session'

export type MatrixSketch = MatrixSettings

/**
 * The matrix on the screen: the chosen one, else the first, else every case of the first kind that has cases
 * against every code. That, or the like of a kind that was asked for, is not stored until something about it is changed.
 */
export function useShownMatrix() {
  const t = useT()
  const matrixId = useLocation((state) => state.matrixId)
  const matrices = useRecords('matrix').toSorted(byName)
  const kinds = useRecords('caseKind').toSorted((a, b) => a.order - b.order)
  const cases = useRecords('case')
  const asked = kinds.find(({ id }) => id === matrixId)
  const saved = asked ? null : (matrices.find(({ id }) => id === matrixId) ?? matrices[0] ?? null)
  const kind =
    asked ?? kinds.find(({ id }) => cases.some(({ kindId }) => kindId === id)) ?? kinds[0]
  const sketch: MatrixSketch | null =
    saved ??
    (kind
      ? {
          ...plainMatrix,
          name: t('matrix.defaultName', { kind: kind.name }),
          kindId: kind.id,
        }
      : null)
  return { matrices, saved, sketch }
}

const settingsOf = (view: MatrixSketch & { type?: string; id?: string; order?: number }) => {
  const { type: _type, id: _id, order: _order, ...settings } = view
  return settings
}

/** What the worker needs of a matrix: a new name is no reason to count again. */
export function arrangementOf(sketch: MatrixSketch): Arrangement {
  const { name: _name, ...arrangement } = settingsOf(sketch)
  return arrangement
}

/** Stores what was changed of the matrix on the screen, or a new matrix where it says so. */
export function useSaveMatrix() {
  const run = useRun()
  const { go } = useLocation()
  const { saved, sketch } = useShownMatrix()
  return async (patch: Partial<MatrixSketch>, asNew = false) => {
    if (!sketch) throw new Error('There is no matrix to change')
    const outcome = await run(saveMatrix, {
      ...settingsOf(sketch),
      ...patch,
      ...(saved && !asNew && { matrixId: saved.id }),
    })
    if (wasRefused(outcome)) return outcome
    const [made] = Object.values(outcome.row.diff.added)
    if (made?.type === 'matrix') go({ matrixId: made.id, cell: null })
    return outcome
  }
}
