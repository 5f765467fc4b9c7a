import { useEffect, useState, type RefObject } from 'react'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import type { Coding } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useRun } from '../app/session'

type End = 'start' | 'end'
interface At {
  top: number
  left: number
  height: number
}

/** How far a knob's middle is from the middle of its line, about, in pixels. */
const KNOB = 10

/** The two ends of the passage that is looked at, to be dragged. The keys [ and ] do the same. */
export function Handles({
  editor,
  page,
  coding,
  window,
}: {
  editor: TranscriptEditor
  page: RefObject<HTMLElement | null>
  coding: Coding
  window: Span
}) {
  const run = useRun()
  const [places, setPlaces] = useState<Partial<Record<End, At>>>({})
  const [dragged, setDragged] = useState<{ end: End; span: Span } | null>(null)
  const { start, end } = dragged?.span ?? coding.anchor
  useEffect(() => {
    const element = page.current
    if (!element) return
    const measure = () => {
      const origin = element.getBoundingClientRect()
      const at = (offset: number, side: -1 | 1): At | undefined => {
        if (offset < window.start || offset > window.end) return undefined
        const place = editor.placeOf(offset, side)
        return {
          top: place.top - origin.top,
          left: place.left - origin.left,
          height: place.bottom - place.top,
        }
      }
      const first = at(start, 1)
      const last = at(end, -1)
      setPlaces({ ...(first && { start: first }), ...(last && { end: last }) })
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [editor, end, page, start, window])

  const drag = (which: End) => ({
    onPointerDown: (event: React.PointerEvent<HTMLElement>) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged({ end: which, span: { start, end } })
    },
    onPointerMove: (event: React.PointerEvent<HTMLElement>) => {
      if (dragged?.end !== which) return
      // The knobs stand above and below the line that they are about.
      const top = event.clientY + (which === 'start' ? KNOB : -KNOB)
      const at = editor.offsetAt({ left: event.clientX, top })
      if (at === undefined) return
      const span = which === 'start' ? { start: at, end } : { start, end: at }
      if (span.start >= span.end) return
      setDragged({ end: which, span })
      editor.showTarget(span)
    },
    onPointerUp: () => {
      if (!dragged) return
      setDragged(null)
      editor.showTarget(null)
      const moved =
        dragged.span.start !== coding.anchor.start || dragged.span.end !== coding.anchor.end
      if (moved) void run(setCodingBounds, { codingId: coding.id, span: dragged.span })
    },
    onPointerCancel: () => {
      setDragged(null)
      editor.showTarget(null)
    },
  })
  return (
    <div aria-hidden className="handles">
      {(['start', 'end'] as const).map((which) => {
        const at = places[which]
        return (
          at && <span key={which} className={`handle at-${which}`} style={at} {...drag(which)} />
        )
      })}
    </div>
  )
}
