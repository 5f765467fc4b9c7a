import { Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { Transcript } from '#shared/records/transcript'
import type { Span } from '#shared/text/anchor'
import { transcriptExtensions } from './extensions'
import { passagesKey, passagesPlugin } from './passages'
import { positionMap, spanToText } from './positions'
import { readOnlyPlugin } from './readOnly'
import type { Passage } from './segments'
import { targetKey, targetPlugin } from './target'

/** Where something stands on the screen, in pixels of the viewport. */
export interface Place {
  top: number
  bottom: number
  left: number
  right: number
}

export interface TranscriptEditorOptions {
  element: HTMLElement
  doc: Transcript
  /** Spoken name of the text. */
  label: string
  /** The selection, or the caret as an empty span, has moved. */
  onSelect: (span: Span) => void
  /** A key was pressed in the text; true when it has been dealt with. */
  onKey: (event: KeyboardEvent) => boolean
}

/** A transcript on the screen. All positions are offsets into the canonical text. */
export interface TranscriptEditor {
  setPassages(passages: readonly Passage[]): void
  /** Keeps words marked while the focus, and with it the selection, is elsewhere; null ends it. */
  showTarget(span: Span | null): void
  select(span: Span, options?: { focus?: boolean; scroll?: boolean }): void
  focus(): void
  placeOf(offset: number, side?: -1 | 1): Place
  /** The offset nearest to a point of the viewport; undefined outside the text. */
  offsetAt(point: { left: number; top: number }): number | undefined
  destroy(): void
}

export function createTranscriptEditor(options: TranscriptEditorOptions): TranscriptEditor {
  const editor = new Editor({
    element: options.element,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      ...transcriptExtensions,
      Extension.create({ name: 'readOnly', addProseMirrorPlugins: () => [readOnlyPlugin()] }),
    ],
    content: options.doc,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      handleKeyDown: (_view, event) => options.onKey(event),
    },
    onSelectionUpdate: ({ editor: changed }) => {
      const { from, to } = changed.state.selection
      options.onSelect(spanToText(map, from, to))
    },
  })
  const map = positionMap(editor.state.doc)
  editor.registerPlugin(passagesPlugin(map))
  editor.registerPlugin(targetPlugin(map))

  return {
    setPassages: (passages) =>
      editor.view.dispatch(
        editor.state.tr.setMeta(passagesKey, passages).setMeta('addToHistory', false),
      ),
    showTarget: (span) => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(targetKey, { span }))
    },
    select: (span, { focus = true, scroll = true } = {}) => {
      const { tr, doc } = editor.state
      tr.setSelection(
        TextSelection.create(doc, map.toDocument(span.start), map.toDocument(span.end)),
      )
      editor.view.dispatch(scroll ? tr.scrollIntoView() : tr)
      if (focus) editor.view.focus()
    },
    focus: () => editor.view.focus(),
    placeOf: (offset, side = 1) => editor.view.coordsAtPos(map.toDocument(offset), side),
    offsetAt: (point) => {
      const found = editor.view.posAtCoords(point)
      return found ? map.toText(found.pos) : undefined
    },
    destroy: () => editor.destroy(),
  }
}
