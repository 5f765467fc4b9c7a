import type { Span } from './anchor'
import { paragraphAt, sentenceAt } from './bounds'
import { turnAt, type Turn } from './turns'

export const units = ['match', 'sentence', 'turn', 'paragraph'] as const

/** What is taken around a match. */
export type Unit = (typeof units)[number]

/** A passage with the matches in it that it was taken for, rising. */
export interface Found extends Span {
  marks: readonly Span[]
}

function boundsOf(unit: Exclude<Unit, 'match'>, text: string, turns: readonly Turn[]) {
  if (unit === 'sentence') return (at: number) => sentenceAt(text, at)
  if (unit === 'paragraph') return (at: number) => paragraphAt(text, at)
  return (at: number): Span => turnAt(turns, at) ?? paragraphAt(text, at)
}

/** Takes the whole sentence, turn or paragraph around each match; those that then share text become one. */
export function widen(
  matches: readonly Span[],
  unit: Unit,
  text: string,
  turns: readonly Turn[],
): Found[] {
  if (unit === 'match')
    return matches.map(({ start, end }) => ({ start, end, marks: [{ start, end }] }))
  const around = boundsOf(unit, text, turns)
  const found: { start: number; end: number; marks: Span[] }[] = []
  for (const match of matches) {
    const last = found.at(-1)
    if (last && match.end <= last.end) {
      last.marks.push(match)
      continue
    }
    // A match may reach from one unit into the next.
    const start = Math.min(match.start, around(match.start).start)
    const end = Math.max(match.end, around(match.end - 1).end)
    if (last && start < last.end) {
      last.end = end
      last.marks.push(match)
    } else found.push({ start, end, marks: [match] })
  }
  return found
}

/** The sentences, turns or paragraphs that passages consist of; `match` leaves each passage whole. */
export function cut(
  passages: readonly Span[],
  unit: Unit,
  text: string,
  turns: readonly Turn[],
): Span[] {
  if (unit === 'match') return passages.map(({ start, end }) => ({ start, end }))
  const around = boundsOf(unit, text, turns)
  return passages.flatMap(({ start, end }) => {
    const parts: Span[] = []
    const pastSpace = (at: number) => {
      let next = at
      while (next < end && /\s/u.test(text[next]!)) next += 1
      return next
    }
    for (let at = pastSpace(start); at < end; at = pastSpace(Math.max(at + 1, parts.at(-1)!.end))) {
      const whole = around(at)
      parts.push({ start: Math.max(at, whole.start), end: Math.min(end, whole.end) })
    }
    return parts
  })
}
