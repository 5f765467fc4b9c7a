import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EXTERNAL } from './editing'

/** Replaces only what differs, so that the selection, the decorations and the scroll position survive. */
export function replaceDifference(editor: Editor, next: Node): void {
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
