import type { JudgementLike } from './input'

export const cellStates = [
  'present',
  'absent',
  'explicitly_absent',
  'not_stated',
  'not_examined',
  'not_applicable',
  'missing',
] as const

export type CellState = (typeof cellStates)[number]

/** The states that may ever be written as 0. Silence never is one. */
export const isAbsence = (state: CellState): boolean =>
  state === 'absent' || state === 'explicitly_absent'

export interface CellFacts {
  judgements: readonly JudgementLike[]
  /** The case has text. */
  hasText: boolean
  /** The code is meant for this kind of case. */
  applies: boolean
  supporting: boolean
  contradicting: boolean
  /** Something below this code is present, where parents roll up. */
  childPresent: boolean
  examined: boolean
}

/** The judgement in force: the latest one. */
export const latest = (judgements: readonly JudgementLike[]): JudgementLike | null =>
  judgements.reduce<JudgementLike | null>(
    (newest, one) => (newest === null || one.at > newest.at ? one : newest),
    null,
  )

/**
 * What a cell says: the recorded judgement where there is one, else what follows from the codings.
 * Absence is never inferred from a child, and never from silence.
 */
export function cellState(facts: CellFacts): CellState {
  const judgement = latest(facts.judgements)
  if (judgement) return judgement.verdict
  if (facts.supporting || facts.childPresent) return 'present'
  if (!facts.applies) return 'not_applicable'
  if (!facts.hasText) return 'missing'
  if (facts.contradicting) return 'explicitly_absent'
  return facts.examined ? 'absent' : 'not_examined'
}
