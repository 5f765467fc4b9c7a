import { create } from 'zustand'
import type { MeetingKind } from '#shared/matrix/meetingPlaces'
import type { AnalysisOrder, StoppingRule } from '#shared/pictures/discovery'
import type { IdOf } from '#shared/records/schema'
import type { AskedPassages } from '#workers/passagesAsked'
import type { Basis } from '../matrix/useBasis'

export const pictures = ['heatMap', 'bars', 'network', 'timeline', 'discovery'] as const
export type PictureName = (typeof pictures)[number]

/** What a picture of passages goes by. */
export interface OfPassages {
  basis: Basis
  passages: Pick<AskedPassages, 'arrangement' | 'of' | 'rollUp'>
  codeIds: readonly IdOf<'code'>[]
}

interface State {
  picture: PictureName
  /** The same as a table of numbers. */
  asTable: boolean
  barsOf: 'cases' | 'references'
  kind: MeetingKind
  /** Codes that meet less often than this are not joined. */
  least: number
  /** By picture; none chosen by hand means those that are used most. */
  codeIds: Readonly<Partial<Record<PictureName, readonly IdOf<'code'>[]>>>
  order: AnalysisOrder
  rule: StoppingRule
  set: (to: Partial<Omit<State, 'set'>>) => void
}

/** Which picture is shown and of what, kept while one looks at a transcript and comes back. */
export const usePictures = create<State>()((set) => ({
  picture: 'heatMap',
  asTable: false,
  barsOf: 'cases',
  kind: 'overlap',
  least: 1,
  codeIds: {},
  order: 'imported',
  rule: { base: 4, run: 2, threshold: 0 },
  set: (to) => set(to),
}))
