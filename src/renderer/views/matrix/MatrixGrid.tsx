import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { withColumnMoved, withRowMoved } from '#shared/matrix/byHand'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import type { IdOf } from '#shared/records/schema'
import { useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecordsById } from '../app/session'
import { useToasts } from '../app/toasts'
import { useCodebook } from '../codebook/useCodebook'
import { bandsAcross } from './bands'
import { GridHead, headOf, type HeadContext } from './GridHeads'
import { GridLine } from './GridLine'
import { headOrder } from './headOrder'
import { crossing, tracksOf } from '#shared/matrix/tracks'
import { codeToOpen, placeOf, widthsOf } from './tracks'
import { ownedBy, seenBy, useInView } from './useInView'
import { useGridDrag } from './useGridDrag'
import { useGridFocus, type GridPlace } from './useGridFocus'
import { useNumbers } from './useNumbers'
import { useProfile } from './profile/useProfile'

const LINE = 34
const BAND = 26
const HEAD = { turned: 196, level: 76 }
/** A head as wide as this has room for its name as it is read. */
const WIDE = 100
const NAMES = { cases: 200, codes: 300 }

/** The place of the cell or head that an element belongs to. */
function placeUnder(target: EventTarget): GridPlace | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-across]') : null
  const line = at?.closest<HTMLElement>('[data-down]')
  return at && line
    ? { down: Number(line.dataset['down']), across: Number(at.dataset['across']) }
    : null
}

/** The matrix as a grid whose heads stay in sight; only the lines and cells in view exist. */
export function MatrixGrid({
  arranged,
  onArrange,
}: {
  arranged: ArrangedMatrix
  onArrange: (patch: Partial<Arrangement>) => void
}) {
  const t = useT()
  const numbers = useNumbers()
  const codes = useRecordsById('code')
  const attributes = useRecordsById('attribute')
  const { book } = useCodebook()
  const { cell: open, go } = useLocation()
  const announce = useToasts((state) => state.announce)
  const scroller = useRef<HTMLDivElement>(null)
  const { matrix, arrangement } = arranged
  const { transposed, groupById } = arrangement
  const tracks = useMemo(() => tracksOf(arranged), [arranged])
  const { down, across } = tracks
  const widths = useMemo(() => widthsOf(arranged, across), [arranged, across])
  const bands = useMemo(() => bandsAcross(arranged, across), [arranged, across])
  const attribute = groupById === null ? undefined : attributes.get(groupById)
  const context: HeadContext = useMemo(
    () => ({ arranged, attribute, codes, depthOf: book.depthOf, t }),
    [arranged, attribute, codes, book, t],
  )
  const names = transposed ? NAMES.codes : NAMES.cases
  const isLevel = across.every(({ kind }, i) => kind === 'total' || widths[i]! > WIDE)
  const head = isLevel ? HEAD.level : HEAD.turned
  const top = head + (bands.length > 0 ? BAND : 0)
  const lines = useVirtualizer({
    count: down.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 0,
    scrollMargin: top,
    scrollPaddingStart: top,
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: across.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => widths[i]!,
    overscan: 0,
    scrollMargin: names,
    scrollPaddingStart: names,
  })
  useEffect(() => columns.measure(), [columns, widths])
  const openAt = placeOf(arranged, tracks, open)
  const { active, visit, setActive, onArrow } = useGridFocus(scroller, tracks, {
    start: openAt ?? { down: 0, across: 0 },
    scrollTo: (place) => {
      if (place.down >= 0) lines.scrollToIndex(place.down)
      if (place.across >= 0) columns.scrollToIndex(place.across)
    },
  })
  // Somebody may have come here for a cell that is out of sight: it is brought to the middle.
  const cameFor = useRef(openAt)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!cameFor.current || !element) return
    const left = widths.slice(0, cameFor.current.across).reduce((sum, width) => sum + width, 0)
    element.scrollTo({
      left: left - (element.clientWidth - names) / 2,
      top: cameFor.current.down * LINE - (element.clientHeight - top) / 2,
    })
    cameFor.current = null
  }, [widths, names, top])

  const move = (from: GridPlace, to: GridPlace) => {
    const ofLine = from.across < 0
    const axis = ofLine ? down : across
    const one = axis[ofLine ? from.down : from.across]
    const other = axis[ofLine ? to.down : to.across]
    const say = (position: number, count: number) =>
      one && announce(t('arrange.moved', { name: headOf(one, context).name, position, count }))
    if (one?.kind === 'case' && other?.kind === 'case') {
      const patch = withRowMoved(arranged, one.row, other.row)
      if (!patch) return false
      onArrange(patch)
      say(other.row + 1, matrix.rows.length)
      return true
    }
    if (one?.kind === 'column' && other?.kind === 'column') {
      const patch = withColumnMoved(arranged, one.column, other.column)
      if (!patch) return false
      onArrange(patch)
      say(other.column + 1, arranged.columns.length)
      return true
    }
    return false
  }
  const { onDrag, target } = useGridDrag(move)
  const openCell = (place: GridPlace) => {
    const { line, column } = crossing(arranged, down[place.down]!, across[place.across]!)
    if (line.kind !== 'case' || column.kind !== 'column') return
    const caseId = matrix.rows[line.row]!.id as IdOf<'case'>
    const isOpen = openAt?.down === place.down && openAt.across === place.across
    const at = { row: line.row, column: column.column }
    const codeId = codeToOpen(arranged, at, isOpen && open ? open.codeId : null)
    go({ cell: { caseId, codeId: codeId as IdOf<'code'> } })
  }
  const press = (place: GridPlace) => {
    if (place.down >= 0 && place.across >= 0) return openCell(place)
    const ofLine = place.across < 0
    const track = ofLine ? down[place.down]! : across[place.across]!
    if (track.kind === 'case')
      return useProfile.setState({ caseId: matrix.rows[track.row]!.id as IdOf<'case'> })
    const order = headOrder(arranged, track, ofLine !== transposed)
    if (order) onArrange(order.patch)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return go({ cell: null })
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return press(active)
    }
    if (!event.altKey) return void onArrow(event)
    const steps: Record<string, GridPlace> = {
      ArrowUp: { down: -1, across: 0 },
      ArrowDown: { down: 1, across: 0 },
      ArrowLeft: { down: 0, across: -1 },
      ArrowRight: { down: 0, across: 1 },
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const from = step.down === 0 ? { ...active, down: -1 } : { ...active, across: -1 }
    const to = { down: from.down + step.down, across: from.across + step.across }
    if (move(from, to)) {
      visit({ down: active.down + step.down, across: active.across + step.across })
    }
  }
  const onClick = ({ target: pressed }: React.MouseEvent) => {
    const place = placeUnder(pressed)
    if (place) press(place)
  }
  const inView = useInView(seenBy(columns), {
    count: across.length,
    smallest: Math.min(...widths),
    frozen: names,
    ahead: 2,
    keep: active.across,
  })
  const linesInView = useInView(seenBy(lines), {
    count: down.length,
    smallest: LINE,
    frozen: top,
    ahead: 3,
    keep: active.down,
  })
  const offset = (i: number) => columns.measurementsCache[i]?.start ?? names
  const id = useId()
  return (
    <div className="matrix-scroll" ref={scroller}>
      <div
        role="grid"
        aria-label={t('app.matrix')}
        aria-rowcount={down.length + 1}
        aria-colcount={across.length + 1}
        aria-owns={linesInView.order && ownedBy(id, ['top', ...linesInView.order])}
        className="grid"
        style={{ width: names + columns.getTotalSize(), height: top + lines.getTotalSize() }}
        onKeyDown={onKey}
        onClick={onClick}
        onFocus={({ target: focused }) => {
          const place = placeUnder(focused)
          if (place) setActive(place)
        }}
      >
        <div
          role="row"
          id={`${id}-top`}
          aria-rowindex={1}
          aria-owns={inView.order && ownedBy(`${id}-top`, ['name', ...inView.order])}
          className="grid-top"
          style={{ height: top }}
          data-down={-1}
        >
          <div
            role="columnheader"
            id={`${id}-top-name`}
            className="grid-corner"
            style={{ width: names }}
          >
            <span className="muted small">
              {t('matrix.differentCodings', { count: matrix.distinctReferences })}
            </span>
          </div>
          {bands.map((band) => {
            const name =
              band.group === null
                ? band.name
                : headOf({ kind: 'heading', group: band.group }, context).name
            const left = offset(band.from)
            return (
              <div
                key={band.from}
                role="presentation"
                className="grid-band"
                data-colour={band.codeId === null ? undefined : codes.get(band.codeId)?.colour}
                title={name}
                style={{
                  left,
                  width: offset(band.to - 1) + widths[band.to - 1]! - left,
                  height: BAND,
                }}
              >
                <span style={{ left: names + 6 }}>{name}</span>
              </div>
            )
          })}
          {inView.items.map((item) => (
            <GridHead
              key={item.slot}
              id={`${id}-top-${item.slot}`}
              track={across[item.index]!}
              context={context}
              down={-1}
              across={item.index}
              isActive={active.down === -1 && active.across === item.index}
              isTarget={target?.down === -1 && target.across === item.index}
              isWide={item.size > WIDE || head === HEAD.level}
              left={item.start}
              width={item.size}
              top={top - head}
              onDrag={onDrag}
            />
          ))}
        </div>
        {linesInView.items.map((line) => (
          <GridLine
            key={line.slot}
            id={`${id}-${line.slot}`}
            context={context}
            numbers={numbers}
            track={down[line.index]!}
            down={line.index}
            across={across}
            inView={inView}
            active={active.down === line.index ? active.across : null}
            open={openAt?.down === line.index ? openAt.across : null}
            isTarget={target?.across === -1 && target.down === line.index}
            names={names}
            top={line.start}
            height={LINE}
            onDrag={onDrag}
          />
        ))}
      </div>
    </div>
  )
}
