import { useEffect, type RefObject } from 'react'
import type { Source } from '#shared/records/schema'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useLocation } from '../app/location'
import { readingPlace, rememberPlace } from './places'
import { firstLine, scrollTo, scrollToStand } from './scrolling'
import { useTranscript } from './state'

/** Milliseconds after the last scrolling until the place counts as the one that is read. */
const RESTS = 150

/**
 * Remembers the line at the top of the window, and keeps it there when the column becomes wider or narrower. Lines
 * break anew then, and the browser would keep the number of pixels above them instead.
 */
function keepTopLine(editor: TranscriptEditor, scroller: HTMLElement, sourceId: string) {
  const page = scroller.querySelector('.ProseMirror')
  const widthNow = () => page?.clientWidth ?? 0
  let width = widthNow()
  let line = firstLine(editor, scroller)
  /** Where this has scrolled to itself: what the line is need not be looked up then. */
  let own = Number.NaN
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    if (widthNow() !== width) return
    line = firstLine(editor, scroller)
    rememberPlace(sourceId, line.offset)
  }
  const onScroll = () => {
    if (Math.abs(scroller.scrollTop - own) < 2 || widthNow() !== width) return
    own = Number.NaN
    clearTimeout(timer)
    timer = setTimeout(rest, RESTS)
  }
  const resized = new ResizeObserver(() => {
    const now = widthNow()
    // A text that is not shown, as while its paragraphs are listed, has no width.
    if (now === width || now === 0) return
    width = now
    clearTimeout(timer)
    scrollToStand(editor, scroller, line, () => {
      own = scroller.scrollTop
    })
  })
  if (page) resized.observe(page)
  scroller.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    clearTimeout(timer)
    resized.disconnect()
    scroller.removeEventListener('scroll', onScroll)
  }
}

/** Goes where it was read last, or where somebody has asked to be taken. */
export function useReadingPlace(
  source: Source,
  editor: TranscriptEditor | null,
  scroller: RefObject<HTMLElement | null>,
) {
  const { reveal, go } = useLocation()
  useEffect(() => {
    const element = scroller.current
    if (!editor || !element) return
    const offset = readingPlace(source.id)
    rememberPlace(source.id, offset)
    // Whoever has moved the caret while the text was still being opened stays there.
    const { selection } = useTranscript.getState()
    if (!useLocation.getState().reveal && selection.end === 0)
      scrollToStand(editor, element, { offset, below: 2 })
    return keepTopLine(editor, element, source.id)
  }, [editor, scroller, source.id])
  useEffect(() => {
    if (!editor || !reveal || !scroller.current) return
    editor.select(reveal.span, { scroll: false })
    if (reveal.codingId) useTranscript.getState().set({ activeCodingId: reveal.codingId })
    scrollTo(editor, scroller.current, reveal.span.start, 0.3)
    go({ reveal: null })
  }, [editor, go, reveal, scroller])
}
