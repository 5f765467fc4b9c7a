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
  /** A code below this one is present, where parents roll up. */
  presentBelow: boolean
  examined: boolean
}

const isLater = (a: JudgementLike, b: JudgementLike) =>
  a.at > b.at || (a.at === b.at && a.id > b.id)

/** The judgement in force: the latest one; of two at the same instant, the one with the greater id. */
export const latest = (judgements: readonly JudgementLike[]): JudgementLike | null =>
  judgements.reduce<JudgementLike | null>(
    (newest, one) => (newest === null || isLater(one, newest) ? one : newest),
    null,
  )

/**
 * What a cell says: the recorded judgement where there is one, else what follows from the codings.
 * Absence is never inferred from a descendant, and never from silence.
 */
export function cellState(facts: CellFacts): CellState {
  const judgement = latest(facts.judgements)
  if (judgement) return judgement.verdict
  if (facts.supporting || facts.presentBelow) return 'present'
  if (!facts.applies) return 'not_applicable'
  if (!facts.hasText) return 'missing'
  if (facts.contradicting) return 'explicitly_absent'
  return facts.examined ? 'absent' : 'not_examined'
}
