import { memo, type DragEvent } from 'react'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { IdOf } from '#shared/records/schema'
import { GridHead, type HeadContext } from './GridHeads'
import { cellText } from './cellText'
import { cellKey, useLookAgain } from './judging/lookAgain'
import { crossing, type Track } from '#shared/matrix/tracks'
import type { GridPlace } from './useGridFocus'
import { ownedBy, type InView } from './useInView'
import type { Numbers } from './useNumbers'

interface CellProps {
  id: string
  context: HeadContext
  numbers: Numbers
  track: Track
  at: Track
  across: number
  isActive: boolean
  isOpen: boolean
  /** Its evidence has changed since somebody judged it or summed it up. */
  isStale: boolean
  left: number
  width: number
}

/** Whether a code of the cell where a line meets a column, folded or not, is to be looked at again. */
function staleAt(
  arranged: ArrangedMatrix,
  [down, across]: [Track, Track],
  ofCell: ReadonlyMap<string, unknown>,
): boolean {
  if (ofCell.size === 0) return false
  const { line, column } = crossing(arranged, down, across)
  if (line.kind !== 'case' || column.kind !== 'column') return false
  const { matrix, columns } = arranged
  const shown = columns[column.column]!
  const caseId = matrix.rows[line.row]!.id as IdOf<'case'>
  return (shown.kind === 'code' ? [shown.column] : shown.columns).some((one) =>
    ofCell.has(cellKey({ caseId, codeId: matrix.columns[one]!.code.id as IdOf<'code'> })),
  )
}

/** One cell of the grid. Scrolling draws only those that come into view. */
const GridCell = memo(function GridCell(props: CellProps) {
  const { context, numbers, track, at, across, isActive, isOpen, isStale } = props
  const { arranged, codes, t } = context
  const { line, column } = crossing(arranged, track, at)
  const cell = cellText(arranged, line, column, { t, numbers })
  const code = cell.column === null ? null : arranged.matrix.columns[cell.column]!.code
  const isPlain = !cell.below && !cell.conflict && !cell.judged && !cell.disagreement && !isStale
  return (
    <div
      role="gridcell"
      id={props.id}
      aria-colindex={across + 2}
      aria-selected={isOpen}
      aria-label={isStale ? `${cell.sentence}, ${t('judging.staleCell')}` : cell.sentence}
      data-colour={code === null ? undefined : codes.get(code.id)?.colour}
      data-across={across}
      data-active={isActive ? '' : undefined}
      tabIndex={isActive ? 0 : -1}
      title={cell.look === 'sum' ? cell.sentence : undefined}
      className={`grid-cell ${cell.look}${cell.conflict ? ' conflict' : ''}`}
      style={{ left: props.left, width: props.width }}
    >
      {/* Most cells are a sign alone, and thousands of them scroll by: they are one element each. */}
      {isPlain && !cell.look.endsWith('folded') ? (
        cell.text
      ) : (
        <>
          <span className="cell-text">{cell.text}</span>
          {cell.below !== '' && <span className="cell-below">{cell.below}</span>}
          {cell.conflict && (
            <span className="conflict-mark" aria-hidden>
              ‼
            </span>
          )}
          {cell.judged && <span className="judged" aria-hidden />}
          {cell.disagreement && (
            <span className="disagreement-mark" aria-hidden>
              ≠
            </span>
          )}
          {isStale && (
            <span className="stale-mark" aria-hidden>
              ↻
            </span>
          )}
        </>
      )}
    </div>
  )
})

interface Props {
  id: string
  context: HeadContext
  numbers: Numbers
  track: Track
  down: number
  across: readonly Track[]
  inView: InView
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
  const { id, context, numbers, track, down, across, inView, active, open, names, top, height } =
    props
  const { arranged } = context
  const ofCell = useLookAgain((state) => state.ofCell)
  const isHeading = track.kind === 'heading'
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={down + 2}
      aria-owns={isHeading ? undefined : inView.order && ownedBy(id, ['name', ...inView.order])}
      data-down={down}
      className={`grid-line ${track.kind}`}
      style={{ top, height }}
    >
      <GridHead
        id={`${id}-name`}
        track={track}
        context={context}
        down={down}
        across={-1}
        isActive={active === -1}
        isTarget={props.isTarget}
        width={isHeading ? undefined : names}
        height={height}
        onDrag={props.onDrag}
      />
      {!isHeading &&
        inView.items.map((item) => (
          <GridCell
            key={item.slot}
            id={`${id}-${item.slot}`}
            context={context}
            numbers={numbers}
            track={track}
            at={across[item.index]!}
            across={item.index}
            isActive={active === item.index}
            isOpen={open === item.index}
            isStale={staleAt(arranged, [track, across[item.index]!], ofCell)}
            left={item.start}
            width={item.size}
          />
        ))}
    </div>
  )
})
