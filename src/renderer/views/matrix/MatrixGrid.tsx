import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CellPlace } from '#shared/matrix/evidence'
import type { Matrix } from '#shared/matrix/matrix'
import type { Measure } from '#shared/records/matrix'
import type { IdOf } from '#shared/records/schema'
import { useFormats, useT } from '../app/language'
import { useLocation } from '../app/location'
import { useRecords } from '../app/session'
import { cellSentence, cellText } from './cellText'
import { cellKey, useLookAgain } from './judging/lookAgain'
import { useProfile } from './profile/useProfile'

const ROW = 34
const HEADER = 216
const NAMES = 190

interface Place {
  row: number
  column: number
}

/** Where an arrow key leads from a cell. Null for other keys. */
function moved({ row, column }: Place, key: string, matrix: Matrix): Place | null {
  const lastRow = matrix.rows.length - 1
  const lastColumn = matrix.columns.length - 1
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column }
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column }
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) }
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: lastColumn }
    default:
      return null
  }
}

/** Where a cell stands in the matrix; null when it is not in it. */
function placeOf(cell: CellPlace | null, matrix: Matrix): Place | null {
  const row = matrix.rows.findIndex(({ id }) => id === cell?.caseId)
  const column = matrix.columns.findIndex(({ code }) => code.id === cell?.codeId)
  return row < 0 || column < 0 ? null : { row, column }
}

/** The matrix as a grid whose heads stay in sight; only the cells in view exist. */
export function MatrixGrid({ matrix, measure }: { matrix: Matrix; measure: Measure }) {
  const t = useT()
  const formats = useFormats()
  const codes = useRecords('code')
  const { cell: open, go } = useLocation()
  const outOfDate = useLookAgain(({ ofCell }) => ofCell)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<Place>(() => placeOf(open, matrix) ?? { row: 0, column: 0 })
  const wantsFocus = useRef(false)
  const width =
    measure === 'presence' ? 38 : measure === 'words' || measure === 'characters' ? 62 : 46
  const rows = useVirtualizer({
    count: matrix.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollPaddingStart: HEADER,
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: matrix.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    overscan: 6,
    scrollPaddingStart: NAMES,
  })
  useEffect(() => columns.measure(), [columns, width])
  // Somebody may have come here for a cell that is out of sight: it is brought to the middle.
  const cameFor = useRef(placeOf(open, matrix))
  useLayoutEffect(() => {
    const element = scroller.current
    if (!cameFor.current || !element) return
    element.scrollTo({
      left: cameFor.current.column * width - (element.clientWidth - NAMES) / 2,
      top: cameFor.current.row * ROW - (element.clientHeight - HEADER) / 2,
    })
    cameFor.current = null
  }, [width])
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>('[data-active]')?.focus()
  }, [active])
  const visit = (place: Place) => {
    wantsFocus.current = true
    setActive(place)
    rows.scrollToIndex(place.row)
    columns.scrollToIndex(place.column)
  }
  const colourOf = (id: string) => codes.find((code) => code.id === id)?.colour
  const openCell = ({ row, column }: Place) =>
    go({
      cell: {
        caseId: matrix.rows[row]!.id as IdOf<'case'>,
        codeId: matrix.columns[column]!.code.id as IdOf<'code'>,
      },
    })
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') return go({ cell: null })
    const next = moved(active, event.key, matrix)
    if (!next) return
    event.preventDefault()
    visit(next)
  }
  const inView = columns.getVirtualItems()
  return (
    <div className="matrix-scroll" ref={scroller}>
      <div
        role="grid"
        aria-label={t('app.matrix')}
        aria-rowcount={matrix.rows.length + 1}
        aria-colcount={matrix.columns.length + 1}
        className="matrix"
        style={{ width: NAMES + columns.getTotalSize(), height: HEADER + rows.getTotalSize() }}
        onKeyDown={onKey}
      >
        <div role="row" aria-rowindex={1} className="matrix-head" style={{ height: HEADER }}>
          <div role="columnheader" className="matrix-corner" style={{ width: NAMES }}>
            <span className="muted small">
              {t('matrix.differentCodings', { count: matrix.distinctReferences })}
            </span>
          </div>
          {inView.map((item) => {
            const { code, distinctReferences } = matrix.columns[item.index]!
            return (
              <div
                key={item.key}
                role="columnheader"
                aria-colindex={item.index + 2}
                className={code.parentId === null ? 'matrix-column top' : 'matrix-column'}
                data-colour={colourOf(code.id)}
                title={code.name}
                style={{ left: NAMES + item.start, width: item.size }}
              >
                <span className="column-name">{code.name}</span>
                <span className="column-count muted">{formats.number(distinctReferences)}</span>
              </div>
            )
          })}
        </div>
        {rows.getVirtualItems().map((line) => {
          const row = matrix.rows[line.index]!
          // A case without a text has no number of codings, not none.
          const silent = matrix.cells[line.index]!.every(({ state }) => state === 'missing')
          return (
            <div
              key={line.key}
              role="row"
              aria-rowindex={line.index + 2}
              className="matrix-row"
              style={{ top: HEADER + line.start, height: ROW }}
            >
              <div role="rowheader" className="matrix-name" style={{ width: NAMES }}>
                <button
                  type="button"
                  tabIndex={-1}
                  className="link clip grow"
                  title={t('profile.open', { name: row.name })}
                  onClick={() => useProfile.setState({ caseId: row.id })}
                >
                  {row.name}
                </button>
                <span className="muted small">
                  {!silent && formats.number(matrix.distinctByRow[line.index]!)}
                </span>
              </div>
              {inView.map((item) => {
                const cell = matrix.cells[line.index]![item.index]!
                const { code } = matrix.columns[item.index]!
                const isActive = active.row === line.index && active.column === item.index
                const isStale = outOfDate.has(cellKey({ caseId: row.id, codeId: code.id }))
                const isOpen = open?.caseId === row.id && open.codeId === code.id
                return (
                  <button
                    key={item.key}
                    type="button"
                    role="gridcell"
                    aria-colindex={item.index + 2}
                    aria-selected={isOpen}
                    aria-label={
                      cellSentence(cell, { row: row.name, column: code.name }, t) +
                      (isStale ? `, ${t('judging.staleCell')}` : '')
                    }
                    data-active={isActive ? '' : undefined}
                    data-colour={colourOf(code.id)}
                    tabIndex={isActive ? 0 : -1}
                    className={`matrix-cell ${cell.state}`}
                    style={{ left: NAMES + item.start, width: item.size }}
                    onClick={() => {
                      setActive({ row: line.index, column: item.index })
                      openCell({ row: line.index, column: item.index })
                    }}
                  >
                    {cellText(cell, measure, formats.number)}
                    {cell.judgementId && <span className="judged" aria-hidden />}
                    {isStale && (
                      <span className="stale-mark" aria-hidden>
                        ↻
                      </span>
                    )}
                  </button>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
