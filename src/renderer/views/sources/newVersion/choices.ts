import type { Coding } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'

/** A coding in doubt, with the place that is suggested for it. */
export interface Doubtful {
  coding: Coding
  suggestion: Span | null
  /** Where in the new text to begin to look for it. */
  near: number
}

/** What a person decides about one: `byHand` with no words yet is a decision that is not made to its end. */
export type Choice = { how: 'accept' | 'detach' } | { how: 'byHand'; span: Span | null }
export type Choices = Readonly<Record<Coding['id'], Choice>>

/** A suggestion holds until something else is said; where there is none, the coding is detached. */
export const choiceOf = (choices: Choices, { coding, suggestion }: Doubtful): Choice =>
  choices[coding.id] ?? { how: suggestion ? 'accept' : 'detach' }

/** How many of them wait for their words. */
export const unplaced = (doubts: readonly Doubtful[], choices: Choices): number =>
  doubts.filter((doubt) => {
    const choice = choiceOf(choices, doubt)
    return choice.how === 'byHand' && !choice.span
  }).length

/** Where each of them goes; null detaches. */
export const placedBy = (
  doubts: readonly Doubtful[],
  choices: Choices,
): Record<Coding['id'], Span | null> =>
  Object.fromEntries(
    doubts.map((doubt) => {
      const choice = choiceOf(choices, doubt)
      const chosen = { accept: doubt.suggestion, detach: null }
      return [doubt.coding.id, choice.how === 'byHand' ? choice.span : chosen[choice.how]]
    }),
  )
