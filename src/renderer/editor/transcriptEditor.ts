import { Editor, Extension } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { parseTranscript, type Transcript } from '#shared/records/transcript'
import type { Span } from '#shared/text/anchor'
import type { Changes } from '#shared/text/changes'
import { changesOf } from './changesOf'
import { codeDropPlugin } from './codeDrop'
import { createTyping, EXTERNAL, type DraftPiece } from './editing'
import { transcriptExtensions } from './extensions'
import { hitLayer, hitsKey, hitsPlugin } from './hits'
import { editingKeys } from './keys'
import { modeKey, modeOf, modePlugin, type Mode } from './mode'
import { passageLayer, passagesPlugin, redrawKey } from './passages'
import { mapOf, positionsPlugin, spanToText } from './positions'
import type { Passage } from './segments'
import { spokenKey, spokenPlugin } from './spoken'
import { targetKey, targetPlugin } from './target'

/** Where something stands on the screen, in pixels of the viewport. */
export interface Place {
  top: number
  bottom: number
  left: number
  right: number
}

/** The block at the caret, and who speaks in it. */
export interface BlockAtCaret {
  index: number
  speaker: string | null
  time: number | null
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
  /** Something was typed, taken back or done again. */
  onType: () => void
  /** A code was let go over the text. */
  onDropCode: (codeId: string, offset: number) => void
  /** The speaker or the time of a block was clicked; true when it has been dealt with. */
  onLabel: (index: number) => boolean
}

/** A transcript on the screen. All positions are offsets into the canonical text. */
export interface TranscriptEditor {
  setPassages(passages: readonly Passage[]): void
  activate(passageId: string | null): void
  /** Marks what a search of the stored text has hit, rising; the marks follow what is typed. */
  setHits(spans: readonly Span[]): void
  /** Where the hits are now; one that was changed itself is empty. */
  hits(): readonly Span[]
  /** Marks the hit that is looked at, by its index; -1 for none. */
  setCurrentHit(index: number): void
  /** Draws the passages and hits of this part of the text, and no others. */
  showWindow(window: Span): void
  passagesWithin(span: Span): Passage[]
  /** Keeps words marked while the focus, and with it the selection, is elsewhere; null ends it. */
  showTarget(span: Span | null): void
  /** Marks the block that is being spoken; null ends it. */
  showSpoken(index: number | null): void
  select(span: Span, options?: { focus?: boolean; scroll?: boolean }): void
  focus(): void
  placeOf(offset: number, side?: -1 | 1): Place
  /** The offset nearest to a point of the viewport; undefined outside the text. */
  offsetAt(point: { left: number; top: number }): number | undefined
  setMode(mode: Mode): void
  /** Takes over a text that was changed elsewhere; the selection and what is on the screen stay. */
  load(doc: Transcript): void
  /** What has been typed since the last `load` or `settle`; null for nothing. */
  typed(): { runs: Changes[]; doc: Transcript } | null
  /** What has been typed is in the project now. */
  settle(): void
  undo(): boolean
  redo(): boolean
  pieces(): DraftPiece[]
  replay(pieces: readonly DraftPiece[]): void
  blockAtCaret(): BlockAtCaret
  setTurn(patch: { speaker?: string | null; time?: number | null }): void
  destroy(): void
}

/** Replaces only what differs, so that the selection, the decorations and the scroll position survive. */
function replaceDifference(editor: Editor, next: Node): void {
  const { doc, tr } = editor.state
  const start = doc.content.findDiffStart(next.content)
  if (start === null) return
  const end = doc.content.findDiffEnd(next.content)!
  // Where what differs repeats itself the two searches overlap; the ends are moved apart again.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const slice = next.slice(start, end.b + overlap)
  tr.replace(start, end.a + overlap, slice)
  editor.view.dispatch(tr.setMeta(EXTERNAL, true).setMeta('addToHistory', false))
}

export function createTranscriptEditor(options: TranscriptEditorOptions): TranscriptEditor {
  const layer = passageLayer()
  const hits = hitLayer()
  const typing = createTyping()
  const editor = new Editor({
    element: options.element,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      ...transcriptExtensions,
      editingKeys,
      Extension.create({
        name: 'transcript',
        addProseMirrorPlugins: () => [
          positionsPlugin(),
          modePlugin(),
          passagesPlugin(layer),
          hitsPlugin(hits),
          targetPlugin(),
          spokenPlugin(options.onLabel),
          codeDropPlugin(options.onDropCode),
        ],
      }),
    ],
    content: options.doc,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      handleKeyDown: (_view, event) => options.onKey(event),
    },
    onSelectionUpdate: ({ editor: changed }) => {
      const { from, to } = changed.state.selection
      options.onSelect(spanToText(mapOf(changed.state), from, to))
    },
    onTransaction: ({ transaction }) => heard(transaction),
  })
  const map = () => mapOf(editor.state)
  const dispatch = (transaction: Transaction | null) => {
    if (transaction) editor.view.dispatch(transaction)
    return transaction !== null
  }
  const redraw = () => dispatch(editor.state.tr.setMeta(redrawKey, true).setMeta(hitsKey, true))
  const redrawHits = () => {
    if (!editor.isDestroyed) dispatch(editor.state.tr.setMeta(hitsKey, true))
  }
  // The records of a text from elsewhere have their new places already; following it would move them twice.
  let loading = false
  function heard(transaction: Transaction) {
    if (!transaction.docChanged) return
    if (loading) return hits.follow(changesOf(transaction))
    const changes = typing.heard(transaction, Date.now())
    layer.follow(changes)
    hits.follow(changes)
    if (modeOf(editor.state) === 'edit') options.onType()
  }
  const textSelection = (span: Span) =>
    TextSelection.create(editor.state.doc, map().toDocument(span.start), map().toDocument(span.end))

  return {
    setPassages: (passages) => {
      layer.set(passages)
      redraw()
    },
    activate: (id) => {
      layer.activate(id)
      redraw()
    },
    setHits: (spans) => {
      hits.set(spans)
      for (const run of typing.runs()) hits.follow(run.toReversed())
      redrawHits()
    },
    hits: hits.now,
    setCurrentHit: (index) => {
      hits.setCurrent(index)
      redrawHits()
    },
    showWindow: (window) => {
      layer.show(window)
      hits.show(window)
      redraw()
    },
    passagesWithin: layer.within,
    showTarget: (span) => {
      if (!editor.isDestroyed) dispatch(editor.state.tr.setMeta(targetKey, { span }))
    },
    showSpoken: (index) => {
      if (!editor.isDestroyed) dispatch(editor.state.tr.setMeta(spokenKey, { index }))
    },
    select: (span, { focus = true, scroll = true } = {}) => {
      const { tr } = editor.state
      tr.setSelection(textSelection(span))
      dispatch(scroll ? tr.scrollIntoView() : tr)
      if (focus) editor.view.focus()
    },
    focus: () => editor.view.focus(),
    placeOf: (offset, side = 1) => editor.view.coordsAtPos(map().toDocument(offset), side),
    offsetAt: (point) => {
      const found = editor.view.posAtCoords(point)
      return found ? map().toText(found.pos) : undefined
    },
    setMode: (mode) => dispatch(editor.state.tr.setMeta(modeKey, mode)),
    load: (doc) => {
      typing.clear()
      loading = true
      replaceDifference(editor, Node.fromJSON(editor.schema, doc))
      loading = false
      redraw()
    },
    typed: () =>
      typing.isEmpty() ? null : { runs: typing.runs(), doc: parseTranscript(editor.getJSON()) },
    settle: () => typing.clear(),
    undo: () => dispatch(typing.undo(editor.state)),
    redo: () => dispatch(typing.redo(editor.state)),
    pieces: () => typing.pieces(),
    replay: (pieces) => {
      for (const piece of pieces) dispatch(typing.replay(piece, editor.state))
    },
    blockAtCaret: () => {
      const { $from } = editor.state.selection
      const { speaker, time } = $from.parent.attrs as {
        speaker: string | null
        time: number | null
      }
      return { index: $from.index(0), speaker, time }
    },
    setTurn: (patch) => {
      const { $from } = editor.state.selection
      const { tr } = editor.state
      for (const [name, value] of Object.entries(patch))
        tr.setNodeAttribute($from.before(1), name, value)
      dispatch(tr)
    },
    destroy: () => editor.destroy(),
  }
}
