import { useEffect, useMemo, type RefObject } from 'react'
import type { Transcript } from '#shared/records/transcript'
import { blockSpans } from '#shared/text/canonical'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { scrollTo } from '../transcript/scrolling'
import { useFollowing } from './useFollowing'
import { useSpoken } from './useSpoken'

/** Marks the block that is being spoken and, where the person wants it, keeps it in sight. */
export function useSpokenText(
  editor: TranscriptEditor | null,
  scroller: RefObject<HTMLElement | null>,
  doc: Transcript,
): void {
  const spoken = useSpoken()
  const spans = useMemo(() => blockSpans(doc), [doc])
  useEffect(() => editor?.showSpoken(spoken), [editor, spoken])
  useFollowing(scroller, spoken, (index) => {
    const element = scroller.current
    const block = spans[index]
    if (!editor || !element || !block) return
    const frame = element.getBoundingClientRect()
    // The text may be hidden behind the list of its paragraphs.
    if (frame.height === 0) return
    const { top } = editor.placeOf(block.start)
    const { bottom } = editor.placeOf(block.end, -1)
    if (top >= frame.top + 24 && bottom <= frame.bottom - 24) return
    scrollTo(editor, element, block.start, 0.25)
  })
}
