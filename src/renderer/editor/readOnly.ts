import { Plugin } from '@tiptap/pm/state'

const refuse = (_view: unknown, event: Event) => {
  event.preventDefault()
  return true
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
