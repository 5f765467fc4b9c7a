import { create } from 'zustand'
import type { IdOf } from '#shared/records/schema'
import type { Wanted } from '#shared/text/passages'
import type { SearchQuery } from '#shared/text/search'
import type { Unit } from '#shared/text/widening'

/** The code that passages are going to get: one of the book, or one that is made with them. */
export type ChosenCode = { id: IdOf<'code'> } | { name: string }

interface FindState {
  /** The project that all this is about. */
  projectUuid: string | null
  by: Wanted['by']
  query: SearchQuery
  unit: Unit
  speakers: readonly string[]
  question: SearchQuery
  /** Whose turns can hold the question; empty: anybody's; null: nobody has said yet. */
  askers: readonly string[] | null
  /** How passages by speaker and answers are cut. */
  part: Unit
  /** None: all. */
  sourceIds: readonly IdOf<'source'>[]
  kindIds: readonly IdOf<'caseKind'>[]
  /** Keys of the passages whose tick was taken away. */
  unticked: ReadonlySet<string>
  code: ChosenCode | null
  /** How far the list was scrolled, in pixels. */
  scrolled: number
  /** Rises when the field is asked for. */
  asked: number
  ask: () => void
  set: (patch: Partial<Omit<FindState, 'set' | 'ask'>>) => void
}

export const plainQuery: SearchQuery = {
  text: '',
  mode: 'words',
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
}

export const emptyFind = {
  by: 'text',
  query: plainQuery,
  unit: 'match',
  speakers: [],
  question: plainQuery,
  askers: null,
  part: 'match',
  sourceIds: [],
  kindIds: [],
  unticked: new Set<string>(),
  code: null,
  scrolled: 0,
} as const

/** What is sought in the project, what was ticked and how far down the list one was: it is there when one comes back. */
export const useFind = create<FindState>()((set) => ({
  projectUuid: null,
  ...emptyFind,
  asked: 0,
  ask: () => set(({ asked }) => ({ asked: asked + 1 })),
  set,
}))

/** What the worker is asked for; null while nothing has been said yet. */
export function wantedOf(state: FindState): Wanted | null {
  const { by, query, unit, speakers, question, askers, part } = state
  if (by === 'speaker') return speakers.length === 0 ? null : { by, speakers, unit: part }
  if (by === 'answers') {
    return question.text.trim() === '' || askers === null
      ? null
      : { by, query: question, askers, unit: part }
  }
  return query.text.trim() === '' ? null : { by, query, unit }
}
