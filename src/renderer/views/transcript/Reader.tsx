import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Coding, Source } from '#shared/records/schema'
import type { TranscriptEditor } from '#editor/transcriptEditor'
import { usePlayer } from '../media/state'
import { useCodebook } from '../codebook/useCodebook'
import { useEditing } from './editing'
import { Handles } from './Handles'
import { Margin } from './Margin'
import { Opening } from './Opening'
import { codingsAt } from './passages'
import { PickerAtSelection } from './PickerAtSelection'
import { SelectionGrip } from './SelectionGrip'
import { useTranscript } from './state'
import type { CodingActions } from './useCodingActions'
import { useLiveCodings } from './liveCodings'
import { useReadingPlace } from './useReadingPlace'
import { useWindow } from './useWindow'

/** The text of a transcript with its passages, and their codes in the margin. */
export function Reader({
  source,
  editor,
  holder,
  scroller,
  share,
  length,
  codings: stored,
  actions,
  hidden,
}: {
  source: Source
  editor: TranscriptEditor | null
  holder: RefObject<HTMLDivElement | null>
  scroller: RefObject<HTMLDivElement | null>
  /** The share of a very long text that is in the editor already. */
  share: number
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
  useReadingPlace(source, editor, scroller)

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
      {!editor && <Opening share={share} />}
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
