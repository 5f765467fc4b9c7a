import { useRef } from 'react'

/** Pixels that one press of an arrow key moves the line. */
const STEP = 16

/** The line between two panes: dragged, or moved with the arrow keys. `side` is where the pane that it sizes lies. */
export function Splitter({
  label,
  side,
  width,
  least,
  most,
  onChange,
}: {
  label: string
  side: 'left' | 'right'
  width: number
  least: number
  most: number
  onChange: (width: number) => void
}) {
  const from = useRef<{ x: number; width: number } | null>(null)
  const direction = side === 'left' ? 1 : -1
  const set = (wanted: number) => onChange(Math.round(Math.min(most, Math.max(least, wanted))))
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={`splitter ${side}`}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') set(width + STEP * direction)
        if (event.key === 'ArrowLeft') set(width - STEP * direction)
      }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => {
        if (from.current) set(from.current.width + (event.clientX - from.current.x) * direction)
      }}
      onPointerUp={() => {
        from.current = null
      }}
    />
  )
}
