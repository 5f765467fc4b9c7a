import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { EXTERNAL } from './editing'

export type Mode = 'read' | 'edit'

const key = new PluginKey<Mode>('mode')

/** The transaction meta that changes the mode. */
export const modeKey = key

export const modeOf = (state: EditorState): Mode => key.getState(state) ?? 'read'

const refuse = (_view: EditorView, event: Event) => {
  event.preventDefault()
  return true
}

const refuseWhileReading = (view: EditorView, event: Event) =>
  modeOf(view.state) === 'read' && refuse(view, event)

/** A press on selected words would begin to drag them away; it begins a new selection instead. */
const letGo = (view: EditorView, event: MouseEvent) => {
  if (event.button === 0 && !event.shiftKey && !view.state.selection.empty) {
    view.dom.ownerDocument.getSelection()?.removeAllRanges()
  }
  return false
}

/**
 * While reading, a person moves a caret and selects with the keyboard, and the text stays as it is: the element is
 * editable for the browser, which is what gives it a caret, but nothing that would change the document gets through.
 */
export const modePlugin = () =>
  new Plugin<Mode>({
    key,
    state: {
      init: () => 'read',
      apply: (transaction, mode) => (transaction.getMeta(key) as Mode | undefined) ?? mode,
    },
    filterTransaction: (transaction, state) =>
      !transaction.docChanged || transaction.getMeta(EXTERNAL) === true || modeOf(state) === 'edit',
    props: {
      handleTextInput: (view) => modeOf(view.state) === 'read',
      handleDOMEvents: {
        beforeinput: refuseWhileReading,
        cut: refuseWhileReading,
        mousedown: letGo,
        dragstart: refuse,
      },
      attributes: (state) => ({
        'aria-readonly': String(modeOf(state) === 'read'),
        'data-mode': modeOf(state),
        ...(modeOf(state) === 'read' && { inputmode: 'none' }),
        spellcheck: 'false',
        translate: 'no',
      }),
    },
  })
