import type { VirtualItem } from '@tanstack/react-virtual'
import { memo, type DragEvent } from 'react'
import { GridHead, type HeadContext } from './GridHeads'
import { cellText } from './cellText'
import { crossing, type Track } from './tracks'
import type { GridPlace } from './useGridFocus'
import type { Numbers } from './useNumbers'

interface Props {
  context: HeadContext
  numbers: Numbers
  track: Track
  down: number
  across: readonly Track[]
  inView: readonly VirtualItem[]
  /** Where the keyboard is in this line: -1 is its head. Null when it is in another. */
  active: number | null
  /** The cell of this line whose evidence is open. */
  open: number | null
  isTarget: boolean
  names: number
  top: number
  height: number
  onDrag: (event: DragEvent, place: GridPlace) => void
}

/** One line of the grid: its head, and the cells that are in view. */
export const GridLine = memo(function GridLine(props: Props) {
  const { context, numbers, track, down, across, inView, active, open, names, top, height } = props
  const { arranged, t } = context
  const isHeading = track.kind === 'heading'
  return (
    <div
      role="row"
      aria-rowindex={down + 2}
      className={`grid-line ${track.kind}`}
      style={{ top, height }}
    >
      <GridHead
        track={track}
        context={context}
        place={{ down, across: -1 }}
        isActive={active === -1}
        isTarget={props.isTarget}
        ofLine
        style={isHeading ? { height } : { width: names, height }}
        onDrag={props.onDrag}
      />
      {!isHeading &&
        inView.map((item) => {
          const at = across[item.index]!
          const { line, column } = crossing(arranged, track, at)
          const cell = cellText(arranged, line, column, { t, numbers })
          const code = cell.column === null ? null : arranged.matrix.columns[cell.column]!.code
          return (
            <div
              key={item.key}
              role="gridcell"
              aria-colindex={item.index + 2}
              aria-selected={open === item.index}
              aria-label={cell.sentence}
              data-colour={code === null ? undefined : context.codes.get(code.id)?.colour}
              data-down={down}
              data-across={item.index}
              data-active={active === item.index ? '' : undefined}
              tabIndex={active === item.index ? 0 : -1}
              title={cell.look === 'sum' ? cell.sentence : undefined}
              className={`grid-cell ${cell.look}${cell.conflict ? ' conflict' : ''}`}
              style={{ left: names + item.start, width: item.size }}
            >
              <span className="cell-text">{cell.text}</span>
              {cell.below !== '' && <span className="cell-below">{cell.below}</span>}
              {cell.conflict && (
                <span className="conflict-mark" aria-hidden>
                  ‼
                </span>
              )}
              {cell.judged && <span className="judged" aria-hidden />}
            </div>
          )
        })}
    </div>
  )
})
