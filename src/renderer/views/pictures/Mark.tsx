import type { ReactNode } from 'react'
import type { useGridWalk } from '../controls/useGridWalk'

/** A part of a picture that can be pressed, by hand or with Enter, and says what it stands for. */
export function Mark({
  label,
  at,
  colour,
  onPress,
  children,
}: {
  label: string
  at: ReturnType<ReturnType<typeof useGridWalk>['walk']>
  colour?: string | undefined
  onPress: () => void
  children: ReactNode
}) {
  return (
    <g
      {...at}
      role="button"
      aria-label={label}
      className="mark"
      {...(colour !== undefined && { 'data-colour': colour })}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onPress()
      }}
    >
      <title>{label}</title>
      {children}
    </g>
  )
}
