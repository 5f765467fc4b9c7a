import type { Span } from './anchor'

/** The text between two offsets gives way to other text; nothing for a deletion, an empty span for an insertion. */
export interface Change extends Span {
  insert: string
}

/** Changes of one text, all in its own offsets: rising, and no two of them touch. */
export type Changes = readonly Change[]

/** By how many code units a text is longer after a change. */
export const growth = ({ start, end, insert }: Change) => insert.length - (end - start)

/** The text after its changes. */
export function applyChanges(text: string, changes: Changes): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, insert } of changes) {
    parts.push(text.slice(at, start), insert)
    at = end
  }
  return parts.join('') + text.slice(at)
}

/**
 * Two changes one after the other as one: `next` counts in the text that `changes` leave behind, the result in the
 * text before both. What touches becomes one replacement.
 */
export function followedBy(changes: Changes, next: Change): Changes {
  const before: Change[] = []
  const after: Change[] = []
  let { start, end, insert } = next
  let moved = 0
  // How far offsets of the text in between lie from those of the text before, at either end of `next`.
  let movedAtStart: number | null = null
  let movedAtEnd = 0
  for (const change of changes) {
    const from = change.start + moved
    const to = from + change.insert.length
    if (to < next.start) before.push(change)
    else if (from > next.end) after.push(change)
    else {
      if (next.start > from) {
        start = from
        insert = change.insert.slice(0, next.start - from) + insert
      }
      if (next.end < to) {
        end = to
        insert += change.insert.slice(next.end - from)
      }
      movedAtStart ??= moved
    }
    moved += growth(change)
    if (from <= next.end) movedAtEnd = moved
  }
  // Where nothing touches, all that lies before both ends is the same.
  const whole = { start: start - (movedAtStart ?? movedAtEnd), end: end - movedAtEnd, insert }
  const isNothing = whole.start === whole.end && whole.insert === ''
  return [...before, ...(isNothing ? [] : [whole]), ...after]
}

/** Where offsets and spans of a text are found again after its changes. */
export interface ChangeMap {
  /** Where a passage is now; null where nothing of it is left. */
  span(span: Span): Span | null
}

/** The last change whose start is at most (or, where `strictly`, below) an offset; -1 when there is none. */
function lastFrom(changes: Changes, offset: number, strictly: boolean): number {
  let low = -1
  let high = changes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const { start } = changes[middle]!
    if (strictly ? start < offset : start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The ends of a passage stick inward: a start to the text after it, an end to the text before it, so that typing at
 * either end does not make it grow. Text that is replaced inside the passage, up to its very ends, stays inside.
 */
export function mapThrough(changes: Changes): ChangeMap {
  const moved: number[] = [0]
  for (const change of changes) moved.push(moved.at(-1)! + growth(change))
  const startOf = (offset: number): number => {
    const i = lastFrom(changes, offset, false)
    const change = changes[i]
    if (!change) return offset
    if (change.end <= offset) return offset + moved[i + 1]!
    const here = change.start + moved[i]!
    return change.start === offset ? here : here + change.insert.length
  }
  const endOf = (offset: number): number => {
    const i = lastFrom(changes, offset, true)
    const change = changes[i]
    if (!change) return offset
    return change.end <= offset ? offset + moved[i + 1]! : change.start + moved[i]!
  }
  return {
    span: (span) => {
      const start = startOf(span.start)
      const end = endOf(span.end)
      return start < end ? { start, end } : null
    },
  }
}

/**
 * Where rising spans are after changes. A span of which something was changed is left behind empty, so that every
 * span keeps its number.
 */
export function untouchedBy(changes: Changes, spans: readonly Span[]): Span[] {
  let i = 0
  let moved = 0
  return spans.map(({ start, end }) => {
    while (i < changes.length && changes[i]!.end <= start) {
      moved += growth(changes[i]!)
      i += 1
    }
    const next = changes[i]
    if (!next || end <= next.start) return { start: start + moved, end: end + moved }
    const at = Math.min(start, next.start) + moved
    return { start: at, end: at }
  })
}
