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
