import type { Coding } from '../records/schema'
import type { Span } from './anchor'
import { mapThrough, type Changes } from './changes'
import { findAgain } from './findAgain'

/** A place that is less certain than this is not suggested. */
const LEAST_SCORE = 0.55
/** A passage of which less is left than this share of its letters is shown for a decision. */
const LEAST_LEFT = 0.5

/** A coding that a corrected text leaves without a certain place. */
export interface Doubt {
  codingId: Coding['id']
  /** Where it most likely belongs; null where nothing like it is left. */
  suggestion: Span | null
}

/** How the codings of a text get into a corrected version of it. */
export interface CarryOver {
  changes: Changes
  /** Carried with the same words. */
  same: number
  /** Carried, with words of theirs corrected. */
  corrected: number
  doubts: Doubt[]
}

/** Carries codings through the changes; what can't be carried well is sought by its words, for a person to decide. */
export function carryOver(
  codings: readonly Pick<Coding, 'id' | 'anchor' | 'detached'>[],
  changes: Changes,
  after: string,
): CarryOver {
  const map = mapThrough(changes)
  const result: CarryOver = { changes, same: 0, corrected: 0, doubts: [] }
  for (const { id, anchor, detached } of codings) {
    if (detached) continue
    const span = map.span(anchor)
    const words = span ? after.slice(span.start, span.end) : ''
    if (words === anchor.quote) result.same += 1
    else if (words.trim() !== '' && words.length >= anchor.quote.length * LEAST_LEFT) {
      result.corrected += 1
    } else {
      const found = findAgain(after, anchor)
      const sure = found && found.score >= LEAST_SCORE ? found.span : null
      result.doubts.push({ codingId: id, suggestion: sure ?? (words.trim() === '' ? null : span) })
    }
  }
  return result
}
