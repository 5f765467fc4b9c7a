import { create } from 'zustand'
import type { IdOf } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'

export const screens = ['transcripts', 'codebook', 'cases', 'matrix', 'excerpts', 'memos'] as const
/** The screens that the bar names, and that of finding, which has a button and a key of its own. */
export type Screen = (typeof screens)[number] | 'find'

/** What lies over the screen. */
export type Overlay =
  | 'import'
  | 'export'
  | 'settings'
  | 'keys'
  | 'palette'
  | 'encrypt'
  | 'decrypt'
  | 'passphrase'
  | 'safety'
  | 'pseudonyms'
  | null

/** How the matrix screen shows its cases and codes. */
export const matrixViews = ['matrix', 'compare', 'crosstab', 'cooccurrence', 'pictures'] as const
export type MatrixViewName = (typeof matrixViews)[number]

interface Location {
  screen: Screen
  matrixView: MatrixViewName
  sourceId: IdOf<'source'> | null
  /**
   * A place in the open transcript to scroll to and select, and which of the codings there is meant; a new object
   * each time it is asked for.
   */
  reveal: { span: Span; codingId?: IdOf<'coding'> } | null
  /** Of a case kind: all its cases against every code, whether or not somebody has stored such a matrix. */
  matrixId: IdOf<'matrix'> | IdOf<'caseKind'> | null
  cell: { caseId: IdOf<'case'>; codeId: IdOf<'code'> } | null
  codeId: IdOf<'code'> | null
  caseId: IdOf<'case'> | null
  historyOpen: boolean
  overlay: Overlay
  go: (to: Partial<Omit<Location, 'go' | 'reset'>>) => void
  reset: (place: Partial<Place>) => void
}

const start = {
  screen: 'transcripts',
  matrixView: 'matrix',
  sourceId: null,
  reveal: null,
  matrixId: null,
  cell: null,
  codeId: null,
  caseId: null,
  historyOpen: false,
  overlay: null,
} as const

/** The part of it that is worth coming back to. */
export type Place = ReturnType<typeof placeOf>

export const placeOf = ({
  go: _go,
  reset: _reset,
  reveal: _reveal,
  overlay: _overlay,
  ...place
}: Location) => place

/** Where in the open project the person is. */
export const useLocation = create<Location>()((set) => ({
  ...start,
  // A cell is opened where cells are.
  go: (to) => set(to.cell ? { matrixView: 'matrix', ...to } : to),
  reset: (place) => set({ ...start, ...place }),
}))
