import type { Span } from '#shared/text/anchor'

/** A passage of the text, and what decides where its stripe stands. */
interface Lying extends Span {
  id: string
  codeId: string
  /** The place of its code in the codebook. */
  order: number
}

/**
 * The lane of every stripe. A code keeps to one lane as long as nothing else stands there, so that the eye can follow
 * it; places count in the text and not on the screen, so a stripe never moves when one scrolls.
 */
export function lanesOf(passages: readonly Lying[]): Map<string, number> {
  const ends: number[] = []
  const usual = new Map<string, number>()
  const lanes = new Map<string, number>()
  const inOrder = passages.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || a.order - b.order || (a.id < b.id ? -1 : 1),
  )
  for (const { id, codeId, start, end } of inOrder) {
    const own = usual.get(codeId)
    const free =
      own !== undefined && ends[own]! <= start ? own : ends.findIndex((at) => at <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    usual.set(codeId, lane)
    lanes.set(id, lane)
  }
  return lanes
}

/** A stripe's stretch of the margin, in pixels from the top of the page. */
export interface Stretch {
  id: string
  /** Where its passage starts in the text. */
  start: number
  top: number
  bottom: number
}

/** One line of the margin: the name of one passage's code, or how many more there are where there is no room. */
export interface Label {
  top: number
  ids: string[]
}

/** The height that one name needs, and how far below its passage it may stand before names are folded into one line. */
export const LABEL_HEIGHT = 20
const FURTHEST = 11 * LABEL_HEIGHT

/** Places for the names beside their passages, so that no two overlap. */
export function labelsOf(stretches: readonly Stretch[]): Label[] {
  const labels: Label[] = []
  let free = Number.NEGATIVE_INFINITY
  const inOrder = stretches.toSorted(
    (a, b) => a.top - b.top || a.start - b.start || b.bottom - a.bottom,
  )
  for (const { id, top } of inOrder) {
    const last = labels.at(-1)
    if (last && free - top > FURTHEST) {
      last.ids.push(id)
      continue
    }
    labels.push({ top: Math.max(top, free), ids: [id] })
    free = Math.max(top, free) + LABEL_HEIGHT
  }
  return labels
}
