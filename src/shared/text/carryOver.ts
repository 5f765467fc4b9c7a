import type { Coding } from '../records/schema'
import type { Span } from './anchor'
import { applyChanges, mapThrough, type Changes } from './changes'
import { findAgain, findExact } from './findAgain'

/** A place that is less certain than this is not suggested. */
const LEAST_SCORE = 0.55
/** A passage of which less is left than this share of its letters is shown for a decision. */
const LEAST_LEFT = 0.5
/** A text of which less is kept than this share is most likely another interview. */
const LEAST_ALIKE = 0.1
/**
 * Letters of text that are gone through for words that may have changed, all codings together: some ten seconds.
 * What is left then is sought by its exact words.
 */
const MOST_SOUGHT = 200_000_000

/** A coding that a corrected text leaves without a certain place. */
export interface Doubt {
  codingId: Coding['id']
  /** Where it most likely belongs; null where nothing like it is left. */
  suggestion: Span | null
  /** Where in the corrected text its old surroundings are, to begin to look there. */
  near: number
}

/** How the codings of a text get into a corrected version of it. */
export interface CarryOver {
  changes: Changes
  /** Hardly anything of the old text is in the new one. */
  unlike: boolean
  /** Carried with the same words. */
  same: number
  /** Carried, with words of theirs corrected. */
  corrected: number
  doubts: Doubt[]
  /** Of the doubts, so many were sought by their exact words only: there was too much to look through. */
  soughtExactly: number
}

interface Watch {
  /** Hears how much has been looked at: from 0 to 1. */
  onProgress?: (done: number) => void
  mostSought?: number
}

/** Where an offset of the old text is in the new one; inside a replacement, at its beginning. */
export function nearestPlace(changes: Changes, offset: number): number {
  let moved = 0
  for (const { start, end, insert } of changes) {
    if (start > offset) break
    if (end > offset) return start + moved
    moved += insert.length - (end - start)
  }
  return offset + moved
}

const isUnlike = (before: string, changes: Changes) => {
  const lost = changes.reduce((sum, { start, end }) => sum + end - start, 0)
  return before.length > 0 && before.length - lost < before.length * LEAST_ALIKE
}

/** Carries codings through the changes; what can't be carried well is sought by its words, for a person to decide. */
export function carryOver(
  codings: readonly Pick<Coding, 'id' | 'anchor' | 'detached'>[],
  changes: Changes,
  before: string,
  { onProgress, mostSought = MOST_SOUGHT }: Watch = {},
): CarryOver {
  const after = applyChanges(before, changes)
  const map = mapThrough(changes)
  const unlike = isUnlike(before, changes)
  const result: CarryOver = { changes, unlike, same: 0, corrected: 0, doubts: [], soughtExactly: 0 }
  let sought = 0
  for (const [index, { id, anchor, detached }] of codings.entries()) {
    onProgress?.(index / codings.length)
    if (detached) continue
    const span = map.span(anchor)
    const words = span ? after.slice(span.start, span.end) : ''
    if (words === anchor.quote) result.same += 1
    else if (words.trim() !== '' && words.length >= anchor.quote.length * LEAST_LEFT) {
      result.corrected += 1
    } else {
      const exactly = sought >= mostSought
      const found = exactly ? findExact(after, anchor) : findAgain(after, anchor)
      if (exactly) result.soughtExactly += 1
      else if (!found?.exact) sought += after.length
      const sure = found && found.score >= LEAST_SCORE ? found.span : null
      result.doubts.push({
        codingId: id,
        suggestion: sure ?? (words.trim() === '' ? null : span),
        near: nearestPlace(changes, anchor.start),
      })
    }
  }
  return result
}
