import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { Code, Coding } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { useCodebook } from '../codebook/useCodebook'
import { labelsOf, lanesOf, type Label, type Stretch } from './lanes'
import { MoreNames } from './MoreNames'
import { shortNames } from './shortNames'

const LANE_WIDTH = 7
/** Lanes take no more than this, however many there are. */
const MOST_WIDTH = 84
/** About how many pixels a letter of a name takes, at most. */
const LETTER = 7.2

interface Props {
  editor: TranscriptEditor | null
  page: RefObject<HTMLElement | null>
  codings: readonly Coding[]
  window: Span
  activeId: string | null
  onActivate: (coding: Coding) => void
}

function measured(editor: TranscriptEditor, column: HTMLElement, window: Span): Stretch[] {
  const origin = column.getBoundingClientRect().top
  return editor.passagesWithin(window).map(({ id, start, end }) => ({
    id,
    start,
    top: editor.placeOf(Math.max(start, window.start), 1).top - origin,
    bottom: editor.placeOf(Math.min(end, window.end), -1).bottom - origin,
  }))
}

const areAlike = (a: readonly Stretch[], b: readonly Stretch[]) =>
  a.length === b.length &&
  a.every(
    ({ id, start, top, bottom }, i) =>
      id === b[i]!.id && start === b[i]!.start && top === b[i]!.top && bottom === b[i]!.bottom,
  )

/** Where the stripes of the shown part of the text stand on the page; measured anew when the text is laid out anew. */
function useStretches(
  { editor, page, codings, window }: Props,
  column: RefObject<HTMLElement | null>,
) {
  const [stretches, setStretches] = useState<readonly Stretch[]>([])
  useEffect(() => {
    const element = column.current
    if (!editor || !page.current || !element) return
    let frame = 0
    const schedule = () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        const next = measured(editor, element, window)
        setStretches((now) => (areAlike(now, next) ? now : next))
      })
    }
    schedule()
    const resized = new ResizeObserver(schedule)
    resized.observe(page.current)
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
    }
  }, [codings, column, editor, page, window])
  return stretches
}

/** The codes of the text beside it: a stripe a passage, a lane a code, and the names. */
function PlainMargin(props: Props) {
  const { codings, activeId, onActivate } = props
  const t = useT()
  const { book } = useCodebook()
  const names = usePreferences((state) => state.marginNames)
  const column = useRef<HTMLDivElement>(null)
  const stretches = useStretches(props, column)
  const [hovered, setHovered] = useState<string | null>(null)
  const [room, setRoom] = useState(20)

  const byId = useMemo(() => new Map(codings.map((one) => [one.id as string, one])), [codings])
  const lanes = useMemo(() => {
    const order = new Map(book.inOrder().map(({ id }, i) => [id as string, i]))
    return lanesOf(
      codings.map(({ id, codeId, anchor: { start, end } }) => ({
        id,
        codeId,
        start,
        end,
        order: order.get(codeId) ?? 0,
      })),
    )
  }, [book, codings])
  // Counted over the whole text, so that the names stand at one place wherever one scrolls.
  const count = Math.max(1, ...new Set(lanes.values())) + 1
  const step = Math.min(LANE_WIDTH, MOST_WIDTH / count)
  const namesAt = Math.ceil(count * step) + 6
  useEffect(() => {
    const element = column.current
    if (!element) return
    const measure = () => setRoom(Math.floor((element.clientWidth - namesAt - 12) / LETTER))
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [namesAt])

  const shown = useMemo(
    () =>
      stretches.flatMap((stretch) => {
        const coding = byId.get(stretch.id)
        const code = coding && book.get(coding.codeId)
        return coding && code ? [{ stretch, coding, code }] : []
      }),
    [book, byId, stretches],
  )
  const short = useMemo(
    () => shortNames([...new Set(shown.map(({ code }) => code.name))], Math.max(12, room)),
    [room, shown],
  )
  const labels = useMemo(
    () => (names ? labelsOf(shown.map(({ stretch }) => stretch)) : []),
    [names, shown],
  )
  const find = (id: string): { coding: Coding; code: Code } => {
    const coding = byId.get(id)!
    return { coding, code: book.get(coding.codeId)! }
  }
  const on = (id: string) => (id === activeId || id === hovered ? ' on' : '')
  const pointer = (id: string) => ({
    onMouseEnter: () => setHovered(id),
    onMouseLeave: () => setHovered(null),
  })
  const label = ({ top, ids }: Label) => {
    const [id, ...more] = ids as [string, ...string[]]
    const { coding, code } = find(id)
    const against = coding.polarity === 'contradicts'
    return (
      <div key={id} className="margin-line" style={{ top, left: namesAt }}>
        <button
          type="button"
          className={`margin-name${on(id)}${id === hovered ? ' whole' : ''}`}
          data-colour={code.colour}
          title={code.name}
          aria-label={t('transcript.marginName', {
            code: code.name,
            quote: coding.anchor.quote.slice(0, 60),
          })}
          {...pointer(id)}
          onFocus={() => setHovered(id)}
          onBlur={() => setHovered(null)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onActivate(coding)}
        >
          {against && <span aria-hidden>≠ </span>}
          {id === hovered ? code.name : short.get(code.name)}
        </button>
        {more.length > 0 && <MoreNames codings={more.map(find)} onActivate={onActivate} />}
      </div>
    )
  }
  return (
    <div className="margin" ref={column} role="group" aria-label={t('transcript.margin')}>
      {shown.map(({ stretch: { id, top, bottom }, coding, code }) => (
        <div
          key={id}
          {...pointer(id)}
          aria-hidden
          data-colour={code.colour}
          className={`stripe${on(id)}${coding.polarity === 'contradicts' ? ' against' : ''}`}
          style={{ top, height: Math.max(8, bottom - top - 2), left: lanes.get(id)! * step }}
          title={code.name}
          onMouseDown={(event) => {
            event.preventDefault()
            onActivate(coding)
          }}
        />
      ))}
      {labels.map(label)}
    </div>
  )
}

/** Drawn anew only when the passages or the one looked at are others. */
export const Margin = memo(PlainMargin)
