import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Code, Coding } from '#shared/records/schema'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { layOut, type Stripe } from './lanes'

/** Passages further than this from what is on the screen are not measured, in code units. */
const MARGIN = 8000
const LANE_WIDTH = 7

interface Props {
  editor: TranscriptEditor | null
  page: RefObject<HTMLElement | null>
  scroller: RefObject<HTMLElement | null>
  codings: readonly Coding[]
  codeOf: (id: string) => Code | undefined
  activeId: string | null
  onActivate: (coding: Coding) => void
}

function measure(
  editor: TranscriptEditor,
  page: HTMLElement,
  scroller: HTMLElement,
  column: HTMLElement,
  codings: readonly Coding[],
): Stripe[] {
  const frame = scroller.getBoundingClientRect()
  const origin = column.getBoundingClientRect()
  const text = page.querySelector('.ProseMirror')?.getBoundingClientRect() ?? origin
  const at = (top: number) => editor.offsetAt({ left: text.left + 8, top })
  const first = (at(frame.top + 4) ?? 0) - MARGIN
  const last = (at(Math.min(frame.bottom, text.bottom) - 4) ?? Number.POSITIVE_INFINITY) + MARGIN
  return layOut(
    codings
      .filter(({ anchor }) => anchor.end >= first && anchor.start <= last)
      .map(({ id, anchor }) => ({
        id,
        top: editor.placeOf(anchor.start, 1).top - origin.top,
        bottom: editor.placeOf(anchor.end, -1).bottom - origin.top,
      })),
  )
}

/** The codes of the text beside it: a bar over the height of each passage, with the code's name at its top. */
export function Stripes({ editor, page, scroller, codings, codeOf, activeId, onActivate }: Props) {
  const [stripes, setStripes] = useState<readonly Stripe[]>([])
  const column = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<string | null>(null)

  useEffect(() => {
    const pageElement = page.current
    const scrollElement = scroller.current
    const columnElement = column.current
    if (!editor || !pageElement || !scrollElement || !columnElement) return
    let frame = 0
    const schedule = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() =>
        setStripes(measure(editor, pageElement, scrollElement, columnElement, codings)),
      )
    }
    schedule()
    const resized = new ResizeObserver(schedule)
    resized.observe(pageElement)
    scrollElement.addEventListener('scroll', schedule, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      scrollElement.removeEventListener('scroll', schedule)
    }
  }, [editor, page, scroller, codings])

  const byId = new Map(codings.map((coding) => [coding.id as string, coding]))
  const lanes = stripes.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
  return (
    <div className="stripes" aria-hidden="true" ref={column}>
      {stripes.map(({ id, top, bottom, lane, labelTop }) => {
        const coding = byId.get(id)
        const code = coding && codeOf(coding.codeId)
        if (!coding || !code) return null
        const state = id === activeId || id === hovered ? ' on' : ''
        const shared = {
          'data-colour': code.colour,
          onMouseEnter: () => setHovered(id),
          onMouseLeave: () => setHovered(null),
          onMouseDown: (event: React.MouseEvent) => {
            event.preventDefault()
            onActivate(coding)
          },
        }
        return (
          <div key={id}>
            <div
              {...shared}
              className={`stripe${state}${coding.polarity === 'contradicts' ? ' against' : ''}`}
              style={{ top, height: Math.max(6, bottom - top - 2), left: lane * LANE_WIDTH }}
            />
            <div
              {...shared}
              className={`stripe-label${state}`}
              title={code.name}
              style={{ top: labelTop, left: Math.min(lanes, 12) * LANE_WIDTH + 6 }}
            >
              {coding.polarity === 'contradicts' && '≠ '}
              {code.name}
            </div>
          </div>
        )
      })}
    </div>
  )
}
