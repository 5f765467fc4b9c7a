/** A vertical stretch of the margin, in pixels from the top of the page. */
export interface Stretch {
  id: string
  top: number
  bottom: number
}

export interface Stripe extends Stretch {
  /** Column of the bar, from 0 at the text. */
  lane: number
  /** Where its label stands, so that no two labels overlap. */
  labelTop: number
}

/** Space that one label needs, in pixels. */
export const LABEL_HEIGHT = 20

/**
 * Gives every stretch a lane that is free over its whole height, and a label place that is free of other labels.
 * The order of the input decides who comes first, so the same codings always look the same.
 */
export function layOut(stretches: readonly Stretch[]): Stripe[] {
  const laneEnds: number[] = []
  const stripes = stretches
    .toSorted((a, b) => a.top - b.top || b.bottom - a.bottom)
    .map((stretch): Stripe => {
      const free = laneEnds.findIndex((end) => end <= stretch.top)
      const lane = free < 0 ? laneEnds.length : free
      laneEnds[lane] = stretch.bottom + 2
      return { ...stretch, lane, labelTop: stretch.top }
    })
  let nextFree = Number.NEGATIVE_INFINITY
  for (const stripe of stripes) {
    stripe.labelTop = Math.max(stripe.top, nextFree)
    nextFree = stripe.labelTop + LABEL_HEIGHT
  }
  return stripes
}
