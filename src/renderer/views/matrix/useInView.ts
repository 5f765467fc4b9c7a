import type { Virtualizer } from '@tanstack/react-virtual'
import { useMemo } from 'react'
import { readingOrder, slotsOf, type Slot } from './slots'

/** A line or column that is drawn, and where. */
export interface Placed extends Slot {
  start: number
  size: number
}

export interface InView {
  /** In the order of their elements. */
  items: readonly Placed[]
  /** The elements as they are read; undefined where they stand on the page that way. */
  order: readonly number[] | undefined
}

/** What an element says it owns, for whoever reads the page and doesn't see it. */
export const ownedBy = (id: string, parts: readonly (string | number)[]) =>
  parts.map((part) => `${id}-${part}`).join(' ')

/** What a virtualizer knows at this moment. It changes within itself: whoever draws asks it each time. */
export function seenBy(virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const last = virtualizer.getVirtualItems().at(-1)
  const { scrollRect, measurementsCache, options } = virtualizer
  const room = (options.horizontal ? scrollRect?.width : scrollRect?.height) ?? 0
  return { last: last?.index ?? 0, room, places: measurementsCache }
}

/** The lines or columns to draw: as many at every place, so that their elements can be used again. */
export function useInView(
  { last, room, places }: ReturnType<typeof seenBy>,
  by: {
    count: number
    /** The least size that one of them has. */
    smallest: number
    /** How much of the view the heads take. */
    frozen: number
    /** How many are drawn before they come into view, on either side. */
    ahead: number
    keep: number
  },
): InView {
  const { count, smallest, frozen, ahead } = by
  const size = Math.max(1, Math.ceil((room - frozen) / smallest) + 1) + 2 * ahead
  // The first ones in view are behind the heads; the last one tells what has come into view.
  const first = Math.max(0, Math.min(last + ahead, count - 1) - size + 1)
  // As long as it is in view nothing depends on where the keyboard is.
  const keep = by.keep < first || by.keep >= first + size ? by.keep : -1
  return useMemo(() => {
    const slots = slotsOf({ count, first, size, keep })
    const items = slots.flatMap((slot) => {
      const place = places[slot.index]
      return place ? [{ ...slot, start: place.start, size: place.size }] : []
    })
    return { items, order: readingOrder(slots) ?? undefined }
  }, [count, first, size, keep, places])
}
