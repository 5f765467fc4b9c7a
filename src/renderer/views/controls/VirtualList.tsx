import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

/** Goes from one marked element of the list to the next with the arrow keys. */
function onArrow(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (!(event.target instanceof HTMLElement) || !('step' in event.target.dataset)) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-step]')]
  const next = all[all.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)]
  event.preventDefault()
  next?.focus()
}

interface Props<Item> {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** How high an item is before it has been measured, in pixels. */
  estimate: (item: Item) => number
  /** The arrow keys go through what is marked with `data-step`. */
  children: (item: Item) => ReactNode
  label: string
  /** For the list; what scrolls around it has this and `-scroll`. */
  className: string
  /** How far it is scrolled, in pixels: to begin with, and told when the list goes away. */
  scrolled?: { at: () => number; keep: (pixels: number) => void }
}

/** Items, of which there may be thousands, below one another: only those on the screen are there. */
export function VirtualList<Item>(props: Props<Item>) {
  const { items, keyOf, estimate, children, label, className, scrolled } = props
  const scroller = useRef<HTMLDivElement>(null)
  const kept = useRef(scrolled)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (i) => keyOf(items[i]!),
    estimateSize: (i) => estimate(items[i]!),
    initialOffset: scrolled?.at() ?? 0,
    overscan: 4,
  })
  useEffect(() => {
    const element = scroller.current
    if (!element || !kept.current) return
    const { at, keep } = kept.current
    element.scrollTop = at()
    return () => keep(element.scrollTop)
  }, [])
  return (
    <div
      className={`scroll ${className}-scroll`}
      ref={scroller}
      role="region"
      tabIndex={0}
      aria-label={label}
      onKeyDown={onArrow}
    >
      <ul className={`virtual ${className}`} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {children(items[row.index]!)}
          </li>
        ))}
      </ul>
    </div>
  )
}
