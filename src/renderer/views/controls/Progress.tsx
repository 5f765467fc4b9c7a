import { ProgressBar } from 'react-aria-components'
import { Button } from './Button'

/** How far something is, in a bar and in words, with the button that stops it. */
export function Progress({
  label,
  value,
  of,
  words,
  stop,
  onStop,
}: {
  label: string
  value: number
  of: number
  words: string
  stop: string
  onStop: () => void
}) {
  return (
    <ProgressBar className="progress grow" value={value} maxValue={of} aria-label={label}>
      {({ percentage }) => (
        <div className="row">
          <div className="track grow">
            <div className="fill" style={{ width: `${percentage ?? 0}%` }} />
          </div>
          <span className="small number">{words}</span>
          <Button small onPress={onStop}>
            {stop}
          </Button>
        </div>
      )}
    </ProgressBar>
  )
}
