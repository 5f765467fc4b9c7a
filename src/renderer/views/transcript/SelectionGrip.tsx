import { Tag } from 'lucide-react'
import { useEffect, useState, type RefObject } from 'react'
import type { Span } from '#shared/text/anchor'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'

/** A selection of at least this length has a grip, in code units: a shorter one is a slip of the hand. */
const SHORTEST = 2

/** Stands at the end of the selected words, to drag them onto a code. The key / does the same. */
export function SelectionGrip({
  editor,
  page,
  selection,
}: {
  editor: TranscriptEditor
  page: RefObject<HTMLElement | null>
  selection: Span
}) {
  const t = useT()
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null)
  const { start, end } = selection
  useEffect(() => {
    const element = page.current
    if (!element || end - start < SHORTEST) {
      setPlace(null)
      return
    }
    const measure = () => {
      const origin = element.getBoundingClientRect()
      const { bottom, right } = editor.placeOf(end, -1)
      setPlace({ top: bottom - origin.top + 2, left: right - origin.left + 2 })
    }
    measure()
    // What comes onto the screen is laid out only then, and moves the words.
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [editor, end, page, start])
  if (!place) return null
  return (
    <span
      className="selection-grip"
      style={place}
      draggable
      aria-hidden
      title={t('transcript.dragSelection')}
      onMouseDown={(event) => event.stopPropagation()}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', t('transcript.selection'))
        event.dataTransfer.setData('veta/selection', JSON.stringify({ start, end }))
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      <Tag size={13} aria-hidden />
    </span>
  )
}
