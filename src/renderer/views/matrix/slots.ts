/** A line or column of the grid, and which of the elements on the page it is drawn in. */
export interface Slot {
  index: number
  slot: number
}

interface View {
  /** How many lines or columns there are. */
  count: number
  /** The first that is drawn; an earlier one where there are not enough from here to the end. */
  first: number
  /** How many are drawn. */
  size: number
  /** One that stays on the page also where it is out of view: the keyboard is at it. */
  keep: number
}

/**
 * What is drawn, in the order of its elements. What scrolls out of view hands its element to what scrolls in: words
 * and colours are changed in it then, and nothing is made or moved, which is what costs. The one to keep stays where it
 * is, and what would have taken its element gets one more instead.
 */
export function slotsOf({ count, first, size, keep }: View): Slot[] {
  const length = Math.min(size, count)
  const start = Math.max(0, Math.min(first, count - length))
  const isApart = keep >= 0 && keep < count && (keep < start || keep >= start + length)
  const slots: Slot[] = []
  for (let index = start; index < start + length; index += 1) {
    const own = index % length
    const slot = isApart && own === keep % length ? length : own
    slots[slot] = { index, slot }
  }
  if (isApart) slots[keep % length] = { index: keep, slot: keep % length }
  return slots
}

/** The elements as they are read, which is not as they stand on the page once one has been used again; else null. */
export function readingOrder(slots: readonly Slot[]): readonly number[] | null {
  const isInOrder = slots.every(({ index }, i) => i === 0 || index > slots[i - 1]!.index)
  return isInOrder ? null : slots.toSorted((a, b) => a.index - b.index).map(({ slot }) => slot)
}
