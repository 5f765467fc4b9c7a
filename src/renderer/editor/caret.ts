import type { EditorView } from '@tiptap/pm/view'

/**
 * Takes over where the browser's caret is. ProseMirror hears of a moved caret a moment after the key that moved it: the
 * next key would be for the words that were selected before, and a transaction in between would put the caret back. What
 * reads the caret has no public name; ProseMirror itself calls it before a composition begins.
 */
export function readCaret(view: EditorView): void {
  if (view.composing) return
  const { domObserver } = view as unknown as {
    domObserver: { flush: () => void; forceFlush: () => void }
  }
  // While it waits a moment for more to come, only the second one reads at once.
  domObserver.forceFlush()
  domObserver.flush()
}

/**
 * Tells React that a field minds its selection itself. At every commit React walks through all nodes of a focused
 * editable element to remember its selection, which in a long transcript takes longer than the commit. This is the
 * property by which it knows such elements; the attribute, which the browser goes by, stays.
 */
export function keepSelectionOwn(field: HTMLElement): void {
  Object.defineProperty(field, 'contentEditable', { value: 'inherit', configurable: true })
}
