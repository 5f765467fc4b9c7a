import type { Message } from '../messages/translate'
import type { Span } from './anchor'
import { fold } from './naturalOrder'
import { compileQuery, findIn, type Matcher, type SearchQuery } from './search'
import type { Turn } from './turns'

/** All turns in which something is said by one of these speakers. */
export const turnsBy = (turns: readonly Turn[], speakers: ReadonlySet<string>): Turn[] =>
  turns.filter(
    ({ speaker, start, end }) => end > start && speaker !== null && speakers.has(speaker),
  )

const ASKING = /interviewer|entrevistador|moderator|moderador|researcher|investigador/u

/** The speakers that by their names are there to ask: a first guess, which a person may change. */
export const likelyAskers = (speakers: readonly string[]): string[] =>
  speakers.filter((name) => ASKING.test(fold(name)))

/** Whether a question of the guide is put in these words. */
export type Asks = (said: string) => boolean

/** Interviewers put a question a little differently each time: its words must come in order, others may come between. */
export function compileQuestion(query: SearchQuery): Asks | { refused: Message } {
  const texts = query.mode === 'words' ? query.text.trim().split(/\s+/u) : [query.text]
  const matchers: Matcher[] = []
  for (const text of texts) {
    const matcher = compileQuery({ ...query, text })
    if ('refused' in matcher) return matcher
    matchers.push(matcher)
  }
  return (said) => {
    let at = 0
    return matchers.every((matcher) => {
      const hit = findIn(said, matcher).find(({ start }) => start >= at)
      at = hit?.end ?? at
      return hit !== undefined
    })
  }
}

/** A question as it was put, and all that was said until its asker spoke again. */
export interface Answer extends Span {
  question: Turn
}

/** The answers to a question. `askers` says whose turns can hold it; none means anybody's. */
export function answersTo(
  text: string,
  turns: readonly Turn[],
  askers: ReadonlySet<string>,
  asks: Asks,
): Answer[] {
  return turns.flatMap((turn, i) => {
    const first = turns[i + 1]
    if (!first || first.speaker === turn.speaker) return []
    if (askers.size > 0 && (turn.speaker === null || !askers.has(turn.speaker))) return []
    if (!asks(text.slice(turn.start, turn.end))) return []
    let last = i + 1
    while (turns[last + 1] && turns[last + 1]!.speaker !== turn.speaker) last += 1
    const { end } = turns[last]!
    return end > first.start ? [{ start: first.start, end, question: turn }] : []
  })
}
