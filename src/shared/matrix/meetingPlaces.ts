import type { Span } from '../text/anchor'
import { charactersIn, countBelow, paragraphsOf, type TextIndex } from '../text/textIndex'
import { NEAR } from './coOccurrence'

/**
 * How two codings of one source meet.
 *
 * `overlap`: they share a character. `near`: at most `NEAR` code points stand between them, overlapping ones included.
 * `sameParagraph`, `sameTurn`: some paragraph, or some turn, holds a character of each. A turn is what one speaker says
 * in one go, of one or more paragraphs (`turnsOf`); the line feed after it belongs to it.
 */
export const meetingKinds = ['overlap', 'near', 'sameTurn', 'sameParagraph'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** A source as far as meetings in it are concerned. */
export interface MeetingText {
  index: TextIndex
  /** Where its turns start, rising; the first starts at 0. */
  turns: Uint32Array
}

/** A closed interval. */
export type Stretch = readonly [from: number, to: number]

const characterAt = (index: TextIndex, position: number) =>
  position === 0 ? 0 : charactersIn(index, { start: 0, end: position })

/** Where a coding stands, such that two codings meet just when their stretches share a number. */
export function stretchOf(kind: MeetingKind, { index, turns }: MeetingText, span: Span): Stretch {
  switch (kind) {
    case 'overlap':
      return [span.start, span.end - 1]
    case 'near':
      // Each reaches half of the way to the other.
      return [characterAt(index, span.start) - NEAR / 2, characterAt(index, span.end) + NEAR / 2]
    case 'sameTurn':
      return [countBelow(turns, span.start + 1) - 1, countBelow(turns, span.end) - 1]
    case 'sameParagraph':
      return paragraphsOf(index, span)
  }
}
