import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Coding, Source } from '#shared/records/schema'
import { carriedBy } from '#shared/text/edits'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { useLocation } from '../app/location'
import { usePlayer } from '../media/state'
import { useCodebook } from '../codebook/useCodebook'
import { useEditing } from './editing'
import { Handles } from './Handles'
import { Margin } from './Margin'
import { codingsAt } from './passages'
import { PickerAtSelection } from './PickerAtSelection'
import { readingPlace, rememberPlace } from './places'
import { firstShown, scrollTo } from './scrolling'
import { SelectionGrip } from './SelectionGrip'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'
import { useWindow } from './useWindow'

/** The codings with the places that they have in the text on the screen, which may be ahead of the stored one. */
function useLiveCodings(codings: readonly Coding[]) {
  const runs = useEditing((state) => state.runs)
  return useMemo(() => {
    if (runs.length === 0) return codings
    const carry = carriedBy(runs)
    return codings.flatMap((coding): Coding[] => {
      const span = carry(coding.anchor)
      return span ? [{ ...coding, anchor: { ...coding.anchor, ...span } }] : []
    })
  }, [codings, runs])
}

/** Goes where it was read last, or where somebody has asked to be taken. */
function usePlace(
  source: Source,
  editor: TranscriptEditor | null,
  scroller: RefObject<HTMLElement | null>,
) {
  const { reveal, go } = useLocation()
  useEffect(() => {
    const element = scroller.current
    if (!editor || !element) return
    if (!useLocation.getState().reveal) scrollTo(editor, element, readingPlace(source.id), 0.02)
    let timer: ReturnType<typeof setTimeout> | undefined
    const remember = () => {
      clearTimeout(timer)
      timer = setTimeout(() => rememberPlace(source.id, firstShown(editor, element)), 300)
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', remember)
    }
  }, [editor, scroller, source.id])
  useEffect(() => {
    if (!editor || !reveal || !scroller.current) return
    editor.select(reveal.span, { scroll: false })
    if (reveal.codingId) useTranscript.getState().set({ activeCodingId: reveal.codingId })
    scrollTo(editor, scroller.current, reveal.span.start, 0.3)
    go({ reveal: null })
  }, [editor, go, reveal, scroller])
}

/** The text of a transcript with its passages, and their codes in the margin. */
export function Reader({
  source,
  editor,
  holder,
  scroller,
  length,
  codings: stored,
  actions,
  hidden,
}: {
  source: Source
  editor: TranscriptEditor | null
  holder: RefObject<HTMLDivElement | null>
  scroller: RefObject<HTMLDivElement | null>
  length: number
  codings: readonly Coding[]
  actions: CodingActions
  /** The text is shown in another way; the editor stays as it is meanwhile. */
  hidden: boolean
}) {
  const page = useRef<HTMLDivElement>(null)
  const { book } = useCodebook()
  const { selection, activeCodingId, picker, set } = useTranscript()
  const mode = useEditing((state) => state.mode)
  const canPlay = usePlayer((state) => state.sourceId === source.id)
  const codings = useLiveCodings(stored)
  const active = useMemo(() => {
    const here = codingsAt(codings, selection)
    return here.find(({ id }) => id === activeCodingId) ?? here[0]
  }, [activeCodingId, codings, selection])

  useEffect(() => {
    editor?.setPassages(
      codings.map(({ id, anchor, codeId }) => ({
        id,
        start: anchor.start,
        end: anchor.end,
        colour: book.get(codeId)?.colour ?? 'slate',
      })),
    )
  }, [book, codings, editor])
  const activeId = active?.id ?? null
  useEffect(() => editor?.activate(activeId), [activeId, editor])
  const window = useWindow(editor, scroller, length)
  usePlace(source, editor, scroller)

  const activate = useCallback(
    (coding: Coding) => {
      set({ activeCodingId: coding.id })
      editor?.select({ start: coding.anchor.start, end: coding.anchor.start }, { scroll: false })
    },
    [editor, set],
  )
  return (
    <div
      className="reader scroll"
      hidden={hidden}
      ref={scroller}
      data-length={length}
      data-mode={mode}
      {...(canPlay && { 'data-recording': '' })}
    >
      <div className="page" ref={page}>
        <div ref={holder} />
        <Margin
          editor={editor}
          page={page}
          codings={codings}
          window={window}
          activeId={activeId}
          onActivate={activate}
        />
        {editor && active && mode === 'read' && (
          <Handles key={active.id} editor={editor} page={page} coding={active} window={window} />
        )}
        {editor && mode === 'read' && picker === null && (
          <SelectionGrip editor={editor} page={page} selection={selection} />
        )}
        {editor && picker && !hidden && (
          <PickerAtSelection editor={editor} page={page} actions={actions} />
        )}
      </div>
    </div>
  )
}
