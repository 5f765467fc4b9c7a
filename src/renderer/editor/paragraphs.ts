import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { mapOf } from './positions'

interface Paragraphs {
  window: Span
  drawn: DecorationSet
}

const key = new PluginKey<Paragraphs>('paragraphs')

/** The transaction meta that says which part of the text is near the screen. */
export const windowKey = key

/** The first and the last block of the part that is near the screen, by their indexes. */
export function shownBlocks(state: EditorState): { first: number; last: number } {
  const map = mapOf(state)
  const window = key.getState(state)?.window ?? { start: 0, end: 0 }
  return {
    first: map.blockAt(Math.min(window.start, map.length)),
    last: map.blockAt(Math.min(window.end, map.length)),
  }
}

function drawn(state: EditorState, window: Span): DecorationSet {
  const map = mapOf(state)
  const decorations: Decoration[] = []
  const last = map.blockAt(Math.min(window.end, map.length))
  for (let i = map.blockAt(window.start); i <= last; i += 1) {
    const before = map.beforeBlock(i)
    const { nodeSize } = state.doc.child(i)
    const number = String(i + 1)
    decorations.push(Decoration.node(before, before + nodeSize, { 'data-paragraph': number }))
  }
  return DecorationSet.create(state.doc, decorations)
}

/** Numbers the paragraphs near what is on the screen, anew as soon as there are more or fewer of them. */
export const paragraphsPlugin = () =>
  new Plugin<Paragraphs>({
    key,
    state: {
      init: () => ({ window: { start: 0, end: 0 }, drawn: DecorationSet.empty }),
      apply: (transaction, shown, old, state) => {
        const window = transaction.getMeta(key) as Span | undefined
        if (window) return { window, drawn: drawn(state, window) }
        if (!transaction.docChanged || shown.window.end === 0) return shown
        return transaction.doc.childCount === old.doc.childCount
          ? { ...shown, drawn: shown.drawn.map(transaction.mapping, transaction.doc) }
          : { ...shown, drawn: drawn(state, shown.window) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })
