import type { ReactNode } from 'react'
import { VirtualList } from '../../controls/VirtualList'

/** As many items as stand below one another without a scrolled part of their own. */
const SHORT = 20

/** A list that shows all of its items while they are few, and scrolls by itself when they are many. */
export function Listing<Item>({
  items,
  keyOf,
  label,
  estimate,
  scrolled,
  children,
}: {
  items: readonly Item[]
  keyOf: (item: Item) => string
  label: string
  /** The height of an item in pixels, before it has been measured. */
  estimate: number
  scrolled?: { at: () => number; keep: (pixels: number) => void }
  children: (item: Item) => ReactNode
}) {
  if (items.length <= SHORT)
    return (
      <ul className="listing" aria-label={label}>
        {items.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
    )
  return (
    <VirtualList
      items={items}
      keyOf={keyOf}
      estimate={() => estimate}
      label={label}
      className="listing"
      {...(scrolled && { scrolled })}
    >
      {children}
    </VirtualList>
  )
}
