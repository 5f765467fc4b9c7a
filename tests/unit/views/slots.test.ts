import { describe, expect, test } from 'vitest'
import { readingOrder, slotsOf } from '../../../src/renderer/views/matrix/slots'

const view = (first: number, keep = -1) => slotsOf({ count: 500, first, size: 30, keep })
const shown = (slots: ReturnType<typeof view>) =>
  slots.map(({ index }) => index).toSorted((a, b) => a - b)
const slotOf = (slots: ReturnType<typeof view>, index: number) =>
  slots.find((one) => one.index === index)?.slot

describe('the elements that lines are drawn in', () => {
  test('hold what is in view, each line in one of its own', () => {
    for (const first of [-5, 0, 1, 17, 29, 30, 31, 469, 470, 499]) {
      const slots = view(first)
      const start = Math.min(Math.max(0, first), 470)
      expect(shown(slots)).toEqual(Array.from({ length: 30 }, (_, i) => start + i))
      expect(slots.map(({ slot }) => slot)).toEqual(Array.from({ length: 30 }, (_, i) => i))
    }
  })

  test('stay the same for every line that stays in view, up and down', () => {
    for (const [from, to] of [
      [100, 101],
      [100, 98],
      [29, 31],
    ] as const) {
      const [before, after] = [view(from), view(to)]
      for (const index of shown(before).filter((one) => shown(after).includes(one)))
        expect(slotOf(after, index)).toBe(slotOf(before, index))
    }
  })

  test('never take the one away that the keyboard is at', () => {
    const keep = 112
    const own = slotOf(view(100, keep), keep)
    for (let first = 0; first <= 470; first += 1) {
      const slots = view(first, keep)
      expect(slotOf(slots, keep)).toBe(own)
      expect(new Set(slots.map(({ slot }) => slot)).size).toBe(slots.length)
      // React moves no element as long as they stand in one order.
      expect(slots.map(({ slot }) => slot)).toEqual(slots.map((_, i) => i))
      const isApart = keep < first || keep >= first + 30
      expect(shown(slots)).toHaveLength(isApart ? 31 : 30)
    }
  })

  test('are as many as there are lines where all are in view, and none where there is no line', () => {
    expect(shown(slotsOf({ count: 3, first: 0, size: 30, keep: 1 }))).toEqual([0, 1, 2])
    expect(slotsOf({ count: 0, first: 0, size: 30, keep: 0 })).toEqual([])
    expect(slotsOf({ count: 3, first: 0, size: 0, keep: -1 })).toEqual([])
  })

  test('are read from the first line to the last, whatever their order on the page', () => {
    expect(readingOrder(view(0))).toBeNull()
    const slots = view(100, 7)
    const order = readingOrder(slots)!
    expect(order.map((slot) => slots[slot]!.index)).toEqual([
      7,
      ...Array.from({ length: 30 }, (_, i) => 100 + i),
    ])
  })
})
