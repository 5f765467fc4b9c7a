import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Track, Tracks } from '#shared/matrix/tracks'

/** A place in the grid; -1 is the head of a line or column. */
export interface GridPlace {
  down: number
  across: number
}

const PAGE = 10

/** Where a key leads from a place; null for other keys. The corner and the headings of groups are passed over. */
function led(from: GridPlace, event: KeyboardEvent, { down, across }: Tracks): GridPlace | null {
  const last = { down: down.length - 1, across: across.length - 1 }
  const whole = event.ctrlKey || event.metaKey
  const steps: Record<string, [down: number, across: number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
    Home: whole ? [-last.down, -last.across] : [0, -last.across],
    End: whole ? [last.down, last.across] : [0, last.across],
  }
  const step = steps[event.key]
  if (!step) return null
  const first = {
    down: from.across < 0 || event.key !== 'ArrowUp' ? 0 : -1,
    across: from.down < 0 || event.key !== 'ArrowLeft' ? 0 : -1,
  }
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
  const keeps = { down: step[0] === 0, across: step[1] === 0 }
  const to = {
    down: keeps.down ? from.down : clamp(from.down + step[0], first.down, last.down),
    across: keeps.across ? from.across : clamp(from.across + step[1], first.across, last.across),
  }
  const isHeading = (track: Track | undefined) => track?.kind === 'heading'
  if (!isHeading(down[to.down])) return to
  const onward = to.down + Math.sign(step[0] || 1)
  return onward < 0 && from.across < 0 ? from : { ...to, down: onward }
}

/** The place that the keyboard is at in the grid, and going to another one. */
export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  tracks: Tracks,
  { start, scrollTo }: { start: GridPlace; scrollTo: (place: GridPlace) => void },
) {
  const [chosen, setActive] = useState(start)
  const active = {
    down: Math.min(chosen.down, tracks.down.length - 1),
    across: Math.min(chosen.across, tracks.across.length - 1),
  }
  const wantsFocus = useRef(false)
  // Elements of lines and columns are used for others: the focus goes with its place, not with its element.
  useEffect(() => {
    const at = document.activeElement
    const isElsewhere = at?.matches('[data-across]:not([data-active])') ?? false
    if (!wantsFocus.current && !(isElsewhere && scroller.current?.contains(at))) return
    const element = scroller.current?.querySelector<HTMLElement>('[data-active]')
    if (!element) return
    wantsFocus.current = false
    // It has been scrolled to, and out from under the heads.
    element.focus({ preventScroll: true })
  })
  const visit = (place: GridPlace) => {
    wantsFocus.current = true
    setActive(place)
    scrollTo(place)
  }
  return {
    active,
    visit,
    setActive,
    /** Goes where a key leads; says whether it led anywhere. */
    onArrow: (event: KeyboardEvent): boolean => {
      const to = led(active, event, tracks)
      if (!to) return false
      event.preventDefault()
      visit(to)
      return true
    },
  }
}
