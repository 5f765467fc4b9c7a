import type { Message } from '../messages/translate'
import { characterCount } from './characters'

/** The engine's reason for refusing a pattern, or null when it takes it. */
function reasonOf(pattern: string): string | null {
  try {
    RegExp(pattern, 'u')
    return null
  } catch (error) {
    if (error instanceof SyntaxError)
      return error.message.slice(error.message.lastIndexOf(': ') + 2)
    throw error
  }
}

/** What the engines of Chromium and Node say, by the word for it in the catalogue. */
const reasons: readonly [RegExp, string][] = [
  [/unterminated group/i, 'group'],
  [/unterminated character class/i, 'class'],
  [/unmatched/i, 'close'],
  [/nothing to repeat/i, 'repeat'],
  [/lone quantifier|incomplete quantifier|numbers out of order/i, 'braces'],
  [/range out of order|invalid character class/i, 'range'],
  [/escape|\\ at end|property name/i, 'escape'],
]

/** The index of the sign at which a pattern goes wrong. */
function placeOf(pattern: string, reason: string): number {
  const ends = [...pattern.matchAll(/./gsu)].map((match) => match.index)
  const heads = ends.map((end) => pattern.slice(0, end))
  // What is not closed goes wrong at its opening: all up to there is fine.
  if (/unterminated group/i.test(reason))
    return heads.findLast((head) => reasonOf(head) === null)!.length
  if (/unterminated/i.test(reason))
    return heads.findLast((head) => reasonOf(head) !== reason)!.length
  const worse = ends.findIndex((_, i) => reasonOf(heads[i + 1] ?? pattern) === reason)
  return ends[worse] ?? 0
}

/** Why a pattern is not a regular expression, and from which character on; null when it is one. */
export function regexProblem(pattern: string): Message | null {
  const reason = reasonOf(pattern)
  if (reason === null) return null
  const place = placeOf(pattern, reason)
  return {
    key: 'find.badRegex',
    values: {
      reason: reasons.find(([said]) => said.test(reason))?.[1] ?? 'other',
      at: characterCount(pattern, 0, place) + 1,
      rest: pattern.slice(place, place + 20),
    },
  }
}
