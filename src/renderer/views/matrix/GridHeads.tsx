import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, type DragEvent, type ReactNode } from 'react'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Attribute, Code } from '#shared/records/schema'
import type { Translate } from '#shared/messages/translate'
import { headOrder } from './headOrder'
import type { Track } from '#shared/matrix/tracks'
import type { GridPlace } from './useGridFocus'
import { valueLabel } from '#shared/matrix/valueLabel'

/** What the heads are drawn from. */
export interface HeadContext {
  arranged: ArrangedMatrix
  attribute: Attribute | undefined
  codes: ReadonlyMap<string, Code>
  depthOf: (id: Code['id']) => number
  t: Translate
}

interface Head {
  name: string
  /** Codes of a folded column, or how many cases a subtotal is over. */
  below: readonly string[]
  code: Code | null
  depth: number
}

/** What stands at the head of a line or column. */
export function headOf(
  track: Track,
  { arranged, attribute, codes, depthOf, t }: HeadContext,
): Head {
  const { matrix, columns, groups, arrangement } = arranged
  const plain = { below: [], code: null, depth: 0 }
  switch (track.kind) {
    case 'case':
      return { ...plain, name: matrix.rows[track.row]!.name }
    case 'heading': {
      const { value, rows } = groups[track.group]!
      const of = { attribute: attribute?.name ?? '', value: valueLabel(value, attribute, t) }
      return { ...plain, name: t('arrange.groupOf', { ...of, count: rows.length }) }
    }
    case 'subtotal': {
      const { value } = groups[track.group]!
      return { ...plain, name: t('arrange.subtotal', { value: valueLabel(value, attribute, t) }) }
    }
    case 'total':
      return {
        ...plain,
        name: t(arrangement.measure === 'presence' ? 'arrange.present' : 'arrange.sum'),
      }
    case 'column': {
      const shown = columns[track.column]!
      const members = shown.kind === 'code' ? [shown.column] : shown.columns
      const names = members.map((one) => matrix.columns[one]!.code.name)
      const code = codes.get(matrix.columns[members[0]!]!.code.id) ?? null
      const depth = code ? depthOf(code.id) : 0
      return shown.kind === 'code'
        ? { name: names[0]!, below: [], code, depth }
        : { name: shown.group, below: names, code, depth }
    }
  }
}

interface Props {
  id: string
  track: Track
  context: HeadContext
  /** Its place in the grid: -1 across is the head of a line, at the left, -1 down that of a column. */
  down: number
  across: number
  isActive: boolean
  isTarget: boolean
  /** There is room for its name to be read without turning one's head. */
  isWide?: boolean
  left?: number | undefined
  top?: number | undefined
  width?: number | undefined
  height?: number | undefined
  onDrag: (event: DragEvent, place: GridPlace) => void
}

/** The head of a line or column: it orders the other way round when pressed, and can be dragged to another place. */
export const GridHead = memo(function GridHead(props: Props) {
  const { track, context, down, across, isActive, isTarget, isWide = false, onDrag } = props
  const { left, top, width, height } = props
  const { arranged, t } = context
  const ofLine = across < 0
  const { name, below, code, depth } = headOf(track, context)
  const ofCases = ofLine !== arranged.arrangement.transposed
  const order = headOrder(arranged, track, ofCases)
  const isLevel = below.length > 0 || isWide
  const moves = track.kind === 'case' || track.kind === 'column'
  const kind = track.kind === 'column' && depth === 0 ? 'top' : track.kind
  const drag = (event: DragEvent) => onDrag(event, { down, across })
  const arrow: ReactNode =
    order?.sorted === 'descending' ? (
      <ArrowDown size={13} aria-hidden />
    ) : order?.sorted === 'ascending' ? (
      <ArrowUp size={13} aria-hidden />
    ) : null
  return (
    <div
      role={ofLine ? 'rowheader' : 'columnheader'}
      id={props.id}
      aria-colindex={ofLine ? 1 : across + 2}
      aria-sort={order?.sorted ?? undefined}
      aria-label={[name, ...below].join(', ')}
      className={`${ofLine ? 'grid-name' : 'grid-head'} ${kind}${isLevel ? ' level' : ''}`}
      data-colour={code?.colour}
      data-across={across}
      data-active={isActive ? '' : undefined}
      data-target={isTarget ? '' : undefined}
      tabIndex={isActive ? 0 : -1}
      title={
        track.kind === 'case'
          ? t('profile.open', { name })
          : order
            ? `${name}\n${t('arrange.headHint')}`
            : name
      }
      style={{
        left,
        top,
        width,
        height,
        ...(ofLine && { paddingInlineStart: 10 + 14 * depth }),
      }}
      draggable={moves}
      onDragStart={drag}
      onDragOver={drag}
      onDrop={drag}
      onDragEnd={drag}
    >
      {arrow}
      <span className="head-name">{name}</span>
      {below.length > 0 && (
        <span className="head-below">
          {below.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      )}
    </div>
  )
})
