import { Editor, Extension } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Transcript } from '#shared/records/transcript'
import type { Span } from '#shared/text/anchor'
import type { Changes } from '#shared/text/changes'
import { toNode, toStored, type Known } from './blocks'
import { changesOf } from './changesOf'
import { keepSelectionOwn, readCaret } from './caret'
import { codeDropPlugin } from './codeDrop'
import { replaceDifference } from './difference'
import { createTyping, EXTERNAL, type DraftPiece } from './editing'
import { transcriptExtensions } from './extensions'
import { hitLayer, hitsKey, hitsPlugin } from './hits'
import { editingKeys } from './keys'
import { isLong, longText } from './longText'
import { modeKey, modeOf, modePlugin, type Mode } from './mode'
import { paragraphsPlugin, windowKey } from './paragraphs'
import { passageLayer, passagesPlugin, redrawKey } from './passages'
import { mapOf, spanToText } from './positions'
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
  /** What scrolls when the text does. */
  scroller: HTMLElement
  doc: Transcript
  /** Spoken name of the text. */
  label: () => string
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
  relabel(): void
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
  /**
   * Takes in the text, a part at a time where it is very long, so that the screen stays alive; until it is done the
   * editor must not be used. Tells the share that is done; ends early, with false, when the editor is destroyed.
   */
  open(onShare: (share: number) => void): Promise<boolean>
  /** The whole text is in. */
  isOpen(): boolean
  destroy(): void
}

/** Code units on either side of a caret that are laid out at once when somebody types where nothing is. */
const NEAR = 3000

/** Blocks of a very long text that are taken in at once. */
const AT_ONCE = 1000

export function createTranscriptEditor(options: TranscriptEditorOptions): TranscriptEditor {
  const layer = passageLayer()
  const hits = hitLayer()
  const typing = createTyping()
  const all = options.doc.content
  const first = isLong(all.length) ? all.slice(0, AT_ONCE) : all
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
          modePlugin(),
          paragraphsPlugin(isLong(all.length)),
          passagesPlugin(layer),
          hitsPlugin(hits),
          targetPlugin(),
          spokenPlugin(options.onLabel),
          codeDropPlugin(options.onDropCode),
        ],
      }),
    ],
    content: { type: 'doc', content: first },
    editorProps: {
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label(),
        ...(isLong(all.length) && { 'data-long': '' }),
      }),
      handleKeyDown: (view, event) => {
        readCaret(view)
        if (goToCaret()) show({ start: caret() - NEAR, end: caret() + NEAR })
        return (long !== null && long.endOfText(event)) || options.onKey(event)
      },
      handleScrollToSelection: () => goToCaret(),
    },
    onSelectionUpdate: ({ editor: changed }) => {
      const { from, to } = changed.state.selection
      options.onSelect(spanToText(mapOf(changed.state), from, to))
    },
    onTransaction: ({ transaction }) => heard(transaction),
  })
  keepSelectionOwn(editor.view.dom)
  let known: Known = { node: editor.state.doc, stored: options.doc }
  const long = isLong(all.length) ? longText(editor.view, options.scroller) : null
  const map = () => mapOf(editor.state)
  const dispatch = (transaction: Transaction | null) => {
    if (transaction) editor.view.dispatch(transaction)
    return transaction !== null
  }
  /** Begins a transaction that only draws something anew. */
  const drawing = () => {
    readCaret(editor.view)
    return editor.state.tr
  }
  const caret = () => map().toText(editor.state.selection.head)
  /** Scrolls to a caret that stands where nothing is laid out; a browser would not find it there. */
  const goToCaret = () => {
    if (!long || long.holds(caret())) return false
    long.scrollTo(caret())
    return true
  }
  const show = (window: Span) => {
    layer.show(window)
    hits.show(window)
    dispatch(drawing().setMeta(windowKey, window).setMeta(redrawKey, true).setMeta(hitsKey, true))
    long?.settle()
  }
  const redraw = () => dispatch(drawing().setMeta(redrawKey, true).setMeta(hitsKey, true))
  const redrawHits = () => {
    if (!editor.isDestroyed) dispatch(drawing().setMeta(hitsKey, true))
  }
  // The records of a text from elsewhere have their new places already; following it would move them twice.
  let loading = false
  let whole = first.length === all.length
  function heard(transaction: Transaction) {
    if (!transaction.docChanged) return
    if (loading) return hits.now().length > 0 && hits.follow(changesOf(transaction))
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
    showWindow: show,
    passagesWithin: layer.within,
    showTarget: (span) => {
      if (!editor.isDestroyed) dispatch(drawing().setMeta(targetKey, { span }))
    },
    showSpoken: (index) => {
      if (!editor.isDestroyed) dispatch(drawing().setMeta(spokenKey, { index }))
    },
    select: (span, { focus = true, scroll = true } = {}) => {
      const tr = editor.state.tr.setSelection(textSelection(span))
      dispatch(scroll ? tr.scrollIntoView() : tr)
      if (focus) editor.view.focus()
    },
    focus: () => editor.view.focus(),
    relabel: () => void redraw(),
    placeOf: (offset, side = 1) =>
      !long || long.holds(offset)
        ? editor.view.coordsAtPos(map().toDocument(offset), side)
        : long.placeOf(offset),
    offsetAt: (point) => {
      const guessed = long?.offsetAt(point.top)
      if (guessed !== undefined) return guessed
      const found = editor.view.posAtCoords(point)
      return found ? map().toText(found.pos) : undefined
    },
    setMode: (mode) => dispatch(drawing().setMeta(modeKey, mode)),
    load: (doc) => {
      typing.clear()
      loading = true
      replaceDifference(editor, toNode(doc, editor.state.doc))
      loading = false
      known = { node: editor.state.doc, stored: doc }
      redraw()
    },
    typed: () =>
      typing.isEmpty() ? null : { runs: typing.runs(), doc: toStored(editor.state.doc, known) },
    settle: () => typing.clear(),
    undo: () => dispatch(typing.undo(editor.state)),
    redo: () => dispatch(typing.redo(editor.state)),
    pieces: () => typing.pieces(),
    replay: (pieces) => {
      for (const piece of pieces) dispatch(typing.replay(piece, editor.state))
    },
    blockAtCaret: () => {
      const { $from } = editor.state.selection
      const { speaker, time } = $from.parent.attrs as ReturnType<TranscriptEditor['blockAtCaret']>
      return { index: $from.index(0), speaker, time }
    },
    setTurn: (patch) => {
      const { $from } = editor.state.selection
      const { tr } = editor.state
      for (const [name, value] of Object.entries(patch))
        tr.setNodeAttribute($from.before(1), name, value)
      dispatch(tr)
    },
    open: async (onShare) => {
      for (let at = first.length; at < all.length; at += AT_ONCE) {
        await new Promise((resolve) => setTimeout(resolve))
        if (editor.isDestroyed) return false
        const { doc, tr } = editor.state
        const more = all.slice(at, at + AT_ONCE).map((block) => Node.fromJSON(editor.schema, block))
        loading = true
        dispatch(tr.insert(doc.content.size, more).setMeta(EXTERNAL, true))
        loading = false
        onShare(Math.min(1, (at + AT_ONCE) / all.length))
      }
      known = { node: editor.state.doc, stored: options.doc }
      whole = true
      long?.complete()
      return true
    },
    isOpen: () => whole,
    destroy: () => {
      long?.destroy()
      editor.destroy()
    },
  }
}
