import { useState, type FocusEvent, type KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
}

const PLACE = 'data-at'

/** The marks of a row, by column. */
const inRow = (frame: Element, row: number) => [
  ...frame.querySelectorAll<HTMLElement | SVGElement>(`[${PLACE}^="${row} "]`),
]

/** Arrow keys among the marks of a table or a picture, of which one is a stop for the Tab key. Rows may be empty. */
export function useGridWalk() {
  const [at, setAt] = useState<string | null>(null)
  return {
    onKeyDown: (event: KeyboardEvent<Element>) => {
      const step = steps[event.key]
      const place = (event.target as Element).getAttribute(PLACE)
      if (!step || place === null) return
      const frame = event.currentTarget
      const [row, column] = place.split(' ').map(Number) as [number, number]
      const rows = [...frame.querySelectorAll(`[${PLACE}]`)].map((mark) =>
        Number(mark.getAttribute(PLACE)!.split(' ')[0]),
      )
      const last = Math.max(...rows)
      let to = row + step[0]
      while (to >= 0 && to <= last && inRow(frame, to).length === 0) to += step[0]
      const marks = inRow(frame, to)
      const next = marks[Math.max(0, Math.min(marks.length - 1, column + step[1]))]
      if (!next) return
      event.preventDefault()
      next.focus()
    },
    /** What a mark is given; the columns of a row are counted from 0 without gaps. */
    walk: (row: number, column: number, isFirst = row === 0 && column === 0) => ({
      [PLACE]: `${row} ${column}`,
      tabIndex: (at === null ? isFirst : at === `${row} ${column}`) ? 0 : -1,
      onFocus: (event: FocusEvent<Element>) => setAt(event.currentTarget.getAttribute(PLACE)),
    }),
  }
}
