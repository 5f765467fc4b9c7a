import { create } from 'zustand'
import type { CodePair } from '#shared/matrix/coOccurrenceTable'
import { meetingKinds, type MeetingKind } from '#shared/matrix/meetingPlaces'
import type { IdOf } from '#shared/records/schema'

/** What a cell of the table shows: how often two codes meet in some way, or how much. */
export const meetingMeasures = [
  ...meetingKinds,
  'cCoefficient',
  'jaccardCharacters',
  'jaccardParagraphs',
] as const
export type MeetingMeasure = (typeof meetingMeasures)[number]

/** The meetings that a measure rests on, which its number opens. */
export const kindBehind = (measure: MeetingMeasure): MeetingKind => {
  if (measure === 'cCoefficient' || measure === 'jaccardCharacters') return 'overlap'
  return measure === 'jaccardParagraphs' ? 'sameParagraph' : measure
}

export const valueOf = (pair: CodePair, measure: MeetingMeasure): number | null => pair[measure]

interface State {
  /** Empty: the codes of the shown matrix that have most codings. */
  codeIds: readonly IdOf<'code'>[]
  measure: MeetingMeasure
  open: { a: IdOf<'code'>; b: IdOf<'code'> } | null
  set: (to: Partial<Omit<State, 'set'>>) => void
}

/** What the table of co-occurrence shows, kept while one looks at a transcript and comes back. */
export const useCoOccurrence = create<State>()((set) => ({
  codeIds: [],
  measure: 'overlap',
  open: null,
  set: (to) => set(to),
}))
