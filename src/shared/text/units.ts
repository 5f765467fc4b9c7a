import type { Span } from './anchor'
import { paragraphAt, sentenceAt, trimmed } from './bounds'
import { turnAt, type Turn } from './turns'

export const units = ['sentence', 'paragraph', 'turn'] as const
/** What can be selected as a whole. */
export type WholeUnit = (typeof units)[number]

/** The sentence, paragraph or turn that a position lies in, without the white space around it. */
export function unitAt(
  text: string,
  turns: readonly Turn[],
  unit: WholeUnit,
  position: number,
): Span {
  if (unit === 'sentence') return sentenceAt(text, position)
  const turn = unit === 'turn' ? turnAt(turns, position) : undefined
  return trimmed(text, turn ?? paragraphAt(text, position))
}

/** The next unit (1) or the one before it (-1) that holds more than white space; null at the end of the text. */
export function neighbourUnit(
  text: string,
  turns: readonly Turn[],
  unit: WholeUnit,
  from: Span,
  step: 1 | -1,
): Span | null {
  const here = unitAt(text, turns, unit, from.start)
  // White space between units belongs to none: it is stepped over one code unit at a time.
  for (
    let at = step === 1 ? Math.max(here.end, from.start) + 1 : here.start - 1;
    at >= 0 && at < text.length;
    at += step
  ) {
    if (/\s/u.test(text[at]!)) continue
    const found = unitAt(text, turns, unit, at)
    const further = step === 1 ? found.start >= here.end : found.end <= here.start
    if (found.start < found.end && further) return found
  }
  return null
}
