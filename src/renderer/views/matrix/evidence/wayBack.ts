import { create } from 'zustand'
import type { CellPlace } from '#shared/matrix/evidence'

interface WayBack {
  /** The cell from which the person went to a transcript. */
  cell: CellPlace | null
}

export const useWayBack = create<WayBack>()(() => ({ cell: null }))
