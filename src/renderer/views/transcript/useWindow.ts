import { useEffect, useState, type RefObject } from 'react'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'

/** Code units that are drawn beyond what is on the screen, at least, so that scrolling meets drawn text. */
const BEYOND = 2500

/**
 * Scrolling by less than this can't reach the end of what is drawn, in pixels. To find out what is on the screen a
 * browser lays the page out, which would make every frame of a slow scroll wait.
 */
const STEP = 150

function visible(editor: TranscriptEditor, scroller: HTMLElement, length: number): Span {
  const frame = scroller.getBoundingClientRect()
  // Not the text alone: of a very long one, not everything is laid out, and other elements hold its place.
  const text =
    scroller.querySelector('.ProseMirror')?.parentElement?.getBoundingClientRect() ?? frame
  // A point at the side of the text still finds the nearest letter.
  const left = text.left + text.width / 2
  const start = editor.offsetAt({ left, top: Math.max(frame.top, text.top) + 6 }) ?? 0
  const end = editor.offsetAt({ left, top: Math.min(frame.bottom, text.bottom) - 6 }) ?? length
  return { start: Math.min(start, end), end: Math.max(start, end) }
}

/** The part of the text that is on the screen, with some beyond it; it moves on when scrolling comes near its ends. */
export function useWindow(
  editor: TranscriptEditor | null,
  scroller: RefObject<HTMLElement | null>,
  length: number,
): Span {
  const [shown, setShown] = useState<Span>({ start: 0, end: 0 })
  useEffect(() => {
    const element = scroller.current
    if (!editor || !element) return
    let now: Span = { start: 0, end: 0 }
    let frame = 0
    let lookedAt = 0
    const look = () => {
      frame = 0
      lookedAt = element.scrollTop
      const seen = visible(editor, element, length)
      const margin = BEYOND / 3
      const inside =
        (now.start === 0 || seen.start - margin >= now.start) &&
        (now.end >= length || seen.end + margin <= now.end)
      if (inside && now.end > 0) return
      const beyond = Math.max(BEYOND, seen.end - seen.start)
      const end = seen.end + beyond
      // At the end of the text what is typed there is shown too.
      now = {
        start: Math.max(0, seen.start - beyond),
        end: end < length ? end : Number.POSITIVE_INFINITY,
      }
      editor.showWindow(now)
      setShown(now)
      // What has been laid out only now may be of another height than was thought.
      schedule()
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    const onScroll = () => {
      if (Math.abs(element.scrollTop - lookedAt) >= STEP) schedule()
    }
    look()
    element.addEventListener('scroll', onScroll, { passive: true })
    const resized = new ResizeObserver(schedule)
    resized.observe(element)
    return () => {
      cancelAnimationFrame(frame)
      resized.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [editor, length, scroller])
  return shown
}
