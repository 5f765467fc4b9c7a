import { Extension } from '@tiptap/core'
import { Slice, Fragment } from '@tiptap/pm/model'
import { Plugin, type Command } from '@tiptap/pm/state'
import { harmlessHtml } from '#shared/formats/harmlessHtml'
import { cleaned } from '#shared/formats/transcripts/cleaned'
import { modeOf } from './mode'

/**
 * Breaks a paragraph in two. What comes after the break goes on with the same turn, so it names no speaker; at the very
 * start of a paragraph an empty one comes before it, and who speaks stays with the words.
 */
const breakParagraph: Command = (state, dispatch) => {
  if (modeOf(state) === 'read') return false
  const { $from, $to } = state.selection
  const paragraph = state.schema.nodes['paragraph']!
  const { tr } = state
  if ($from.pos === $to.pos && $from.parentOffset === 0 && $from.parent.content.size > 0) {
    tr.insert($from.before(1), paragraph.create())
  } else {
    tr.deleteSelection()
    tr.split(tr.selection.from, 1, [{ type: paragraph, attrs: { speaker: null, time: null } }])
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

const breakLine: Command = (state, dispatch) => {
  if (modeOf(state) === 'read') return false
  const hardBreak = state.schema.nodes['hardBreak']!
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
  return true
}

/** Joins a paragraph to the one before it: what was said becomes a part of that turn. */
const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (modeOf(state) === 'read' || !empty || $from.parentOffset > 0 || $from.index(0) === 0)
    return false
  dispatch?.(state.tr.join($from.before(1)).scrollIntoView())
  return true
}

const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const atEnd = $from.parentOffset === $from.parent.content.size
  if (modeOf(state) === 'read' || !empty || !atEnd || $from.index(0) === state.doc.childCount - 1)
    return false
  dispatch?.(state.tr.join($from.after(1)).scrollIntoView())
  return true
}

/** Pasted text comes in as plain text, cleaned as an imported one is: a line is a paragraph. */
const pastePlugin = () =>
  new Plugin({
    props: {
      // What is dropped from a page comes past the paste.
      transformPastedHTML: harmlessHtml,
      handlePaste: (view, event) => {
        const pasted = event.clipboardData?.getData('text/plain') ?? ''
        if (modeOf(view.state) === 'read' || pasted === '') return true
        const { schema } = view.state
        const lines = cleaned(pasted).text.split('\n')
        const blocks = lines.map((line) =>
          schema.nodes['paragraph']!.create(null, line === '' ? null : schema.text(line)),
        )
        const slice = new Slice(Fragment.from(blocks), 1, 1)
        view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
        return true
      },
    },
  })

/** What the keys of a text field do in a transcript while it is edited. */
export const editingKeys = Extension.create({
  name: 'editingKeys',
  priority: 1000,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch)
    return {
      Enter: run(breakParagraph),
      'Shift-Enter': run(breakLine),
      Backspace: run(joinBackward),
      Delete: run(joinForward),
    }
  },
  addProseMirrorPlugins: () => [pastePlugin()],
})
