import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'

/** How far something is; `done` is null where nobody can tell. What stands behind the bar, e.g. a way to end it, is given. */
export const Progress = ({
  label,
  done,
  children,
}: {
  label: string
  /** From 0 to 1. */
  done: number | null
  children?: ReactNode
}) => (
  <ProgressBar
    className="progress grow"
    aria-label={label}
    isIndeterminate={done === null}
    value={done ?? 0}
    maxValue={1}
  >
    {({ percentage }) => (
      <div className="row">
        <div className="track grow">
          <div
            className={done === null ? 'fill unknown' : 'fill'}
            style={{ width: done === null ? '30%' : `${percentage ?? 0}%` }}
          />
        </div>
        {children}
      </div>
    )}
  </ProgressBar>
)
