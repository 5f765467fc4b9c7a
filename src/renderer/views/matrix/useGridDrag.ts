import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react'
import type { GridPlace } from './useGridFocus'

const isLine = ({ across }: GridPlace) => across < 0

/** Dragging the head of a line or column onto another one of its kind. The listener stays the same between drawings. */
export function useGridDrag(onMove: (from: GridPlace, to: GridPlace) => void) {
  const [target, setTarget] = useState<GridPlace | null>(null)
  const dragged = useRef<GridPlace | null>(null)
  const move = useRef(onMove)
  useEffect(() => {
    move.current = onMove
  })
  const onDrag = useCallback((event: DragEvent, place: GridPlace) => {
    if (event.type === 'dragstart') {
      event.dataTransfer.effectAllowed = 'move'
      dragged.current = place
      return
    }
    const from = dragged.current
    if (event.type === 'dragover') {
      if (!from || isLine(from) !== isLine(place)) return
      event.preventDefault()
      setTarget((old) => (old?.down === place.down && old.across === place.across ? old : place))
      return
    }
    if (event.type === 'drop' && from) {
      event.preventDefault()
      move.current(from, place)
    }
    dragged.current = null
    setTarget(null)
  }, [])
  return { onDrag, target }
}
