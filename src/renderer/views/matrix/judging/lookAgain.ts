import { useEffect } from 'react'
import { create } from 'zustand'
import type { CellPlace } from '#shared/matrix/evidence'
import type { Contradiction } from '#shared/matrix/exclusive'
import { groupBy } from '#shared/matrix/groupBy'
import type { OutOfDate } from '#shared/matrix/outOfDate'
import { useSession } from '../../app/session'
import { useWorkerResult } from '../../excerpts/useWorkerResult'

interface LookAgainState {
  outOfDate: readonly OutOfDate[]
  contradictions: readonly Contradiction[]
  /** What is out of date in each cell, by `cellKey`. */
  ofCell: ReadonlyMap<string, readonly OutOfDate[]>
}

export const cellKey = ({ caseId, codeId }: CellPlace) => `${caseId} ${codeId}`

const nothing: LookAgainState = { outOfDate: [], contradictions: [], ofCell: new Map() }

/** What waits to be looked at again in the open project. */
export const useLookAgain = create<LookAgainState>()(() => nothing)

const none: readonly OutOfDate[] = []

/** What is out of date in a cell. */
export const useOutOfDate = (place: CellPlace): readonly OutOfDate[] =>
  useLookAgain(({ ofCell }) => ofCell.get(cellKey(place)) ?? none)

/** Keeps the list up to date while the matrix is on the screen. */
export function useLookAgainUpdates(): string | null {
  const { uuid } = useSession()
  const { result, error } = useWorkerResult('lookAgain', { projectUuid: uuid })
  useEffect(() => {
    if (result) useLookAgain.setState({ ...result, ofCell: groupBy(result.outOfDate, cellKey) })
  }, [result])
  useEffect(() => () => useLookAgain.setState(nothing), [])
  return error
}
