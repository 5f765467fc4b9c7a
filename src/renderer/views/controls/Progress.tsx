import { useEffect, useState, type ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'

/** Milliseconds after which a wait is shown as one. */
const SOON = 1000

interface Props {
  label: string
  /** From 0 to 1; null where nobody can tell. */
  done: number | null
  /** What stands behind the bar, e.g. a way to end it. */
  children?: ReactNode
}

/** How far something is, once it has taken long enough for that to matter. */
export function Progress({ label, done, children }: Props) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  const known = done === null ? { isIndeterminate: true } : { value: done, maxValue: 1 }
  return (
    <ProgressBar className="progress grow" aria-label={label} {...known}>
      <div className="row">
        <div className="track grow">
          <div
            className={done === null ? 'fill unknown' : 'fill'}
            style={{ width: done === null ? '30%' : `${done * 100}%` }}
          />
        </div>
        {children}
      </div>
    </ProgressBar>
  )
}
