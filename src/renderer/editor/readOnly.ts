import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

const refuse = (_view: unknown, event: Event) => {
  event.preventDefault()
  return true
}

/** A press on selected words would begin to drag them away; it begins a new selection instead. */
const letGo = (view: EditorView, event: MouseEvent) => {
  if (event.button === 0 && !event.shiftKey && !view.state.selection.empty) {
    view.dom.ownerDocument.getSelection()?.removeAllRanges()
  }
  return false
}

/**
 * Lets a person move a caret and select with the keyboard, and keeps the text as it is: the element stays editable
 * for the browser, which is what gives it a caret, but nothing that would change the document gets through.
 */
export const readOnlyPlugin = () =>
  new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
      handleDOMEvents: {
        beforeinput: refuse,
        cut: refuse,
        mousedown: letGo,
        dragstart: refuse,
      },
      attributes: {
        'aria-readonly': 'true',
        inputmode: 'none',
        spellcheck: 'false',
        translate: 'no',
      },
    },
  })
