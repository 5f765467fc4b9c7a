import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { Source, SourceText } from '#shared/records/schema'
import { createTranscriptEditor, type TranscriptEditor } from '#editor/transcriptEditor'
import { useT } from '../app/language'
import { useEditing } from './editing'
import { useTranscript } from './state'

/** Passages are sought anew in an edited text after this pause, in milliseconds; until then they move along. */
const LOOK_AGAIN = 250

/** What the editor calls; it may be another at every call. */
export interface EditorEvents {
  onKey: (event: KeyboardEvent, editor: TranscriptEditor | null) => boolean
  onDropCode: (codeId: string, offset: number) => void
  onLabel: (index: number) => boolean
  /** The editor is about to be taken off the screen. */
  onLeave: () => void
}

/** Creates the editor once for a transcript, and keeps what it calls up to date. */
export function useEditor(
  source: Source,
  text: SourceText,
  scroller: RefObject<HTMLElement | null>,
  events: EditorEvents,
) {
  const t = useT()
  const holder = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<TranscriptEditor | null>(null)
  /** The share of the text that is in the editor while that is being made. */
  const [share, setShare] = useState(0)
  const label = t('transcript.textOf', { name: source.name })
  const current = useRef({ events, editor, text, label })
  useLayoutEffect(() => {
    current.current = { events, editor, text, label }
  })
  useEffect(() => editor?.relabel(), [editor, label])
  useEffect(() => {
    if (!holder.current || !scroller.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const made = createTranscriptEditor({
      element: holder.current,
      scroller: scroller.current,
      doc: current.current.text.doc,
      label: () => current.current.label,
      onSelect: (selection) => useTranscript.getState().set({ selection }),
      onKey: (event) => current.current.events.onKey(event, current.current.editor),
      onType: () => {
        const { typed, set } = useEditing.getState()
        set({ typed: typed + 1 })
        clearTimeout(timer)
        timer = setTimeout(() => {
          const ahead = made.typed()
          set({ runs: ahead?.runs ?? [], doc: ahead?.doc ?? null })
        }, LOOK_AGAIN)
      },
      onDropCode: (codeId, offset) => current.current.events.onDropCode(codeId, offset),
      onLabel: (index) => current.current.events.onLabel(index),
    })
    if (made.isOpen()) setEditor(made)
    else void made.open(setShare).then((whole) => whole && setEditor(made))
    useTranscript.getState().set({ selection: { start: 0, end: 0 }, activeCodingId: null })
    useEditing.getState().set({ mode: 'read', typed: 0, runs: [], doc: null })
    return () => {
      clearTimeout(timer)
      current.current.events.onLeave()
      setEditor(null)
      made.destroy()
    }
  }, [scroller, source.id])
  return { holder, editor, share }
}
