import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Transcript } from '#shared/records/transcript'
import { blockSpans } from '#shared/text/canonical'
import { spokenBlock } from '#shared/text/spoken'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { scrollTo } from '../transcript/scrolling'
import { usePlayback } from './settings'
import { usePlayer } from './state'

/** For how long the text is left alone after a person has moved it, in milliseconds. */
const PATIENCE = 3000

const isFunctionKey = (event: Event) => event instanceof KeyboardEvent && /^F\d/.test(event.key)

/** Marks the block that is being spoken and, where the person wants it, keeps it in sight. */
export function useSpokenText(
  editor: TranscriptEditor | null,
  scroller: RefObject<HTMLElement | null>,
  doc: Transcript,
): void {
  const spoken = usePlayer(({ sourceId, times, time }) =>
    sourceId === null ? null : spokenBlock(times, time),
  )
  const moved = usePlayer((state) => state.moved)
  const follow = usePlayback((state) => state.follow)
  const spans = useMemo(() => blockSpans(doc), [doc])
  const lastTouch = useRef(0)

  useEffect(() => editor?.showSpoken(spoken), [editor, spoken])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const touched = (event: Event) => {
      if (!isFunctionKey(event)) lastTouch.current = Date.now()
    }
    const signs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    for (const sign of signs) element.addEventListener(sign, touched, { passive: true })
    return () => {
      for (const sign of signs) element.removeEventListener(sign, touched)
    }
  }, [scroller])

  useEffect(() => {
    const element = scroller.current
    const block = spoken === null ? undefined : spans[spoken]
    if (!editor || !element || !block || !follow || !moved) return
    if (Date.now() - lastTouch.current < PATIENCE) return
    const frame = element.getBoundingClientRect()
    // The text may be hidden behind the list of its paragraphs.
    if (frame.height === 0) return
    const { top } = editor.placeOf(block.start)
    const { bottom } = editor.placeOf(block.end, -1)
    if (top >= frame.top + 24 && bottom <= frame.bottom - 24) return
    scrollTo(editor, element, block.start, 0.25)
  }, [editor, follow, moved, scroller, spans, spoken])
}
