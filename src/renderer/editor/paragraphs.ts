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

function drawn(state: EditorState, window: Span, long: boolean): DecorationSet {
  const map = mapOf(state)
  const decorations: Decoration[] = []
  const mark = (i: number, name: string) => {
    const before = map.beforeBlock(i)
    const { nodeSize } = state.doc.child(i)
    decorations.push(Decoration.node(before, before + nodeSize, { [name]: String(i + 1) }))
  }
  const first = map.blockAt(window.start)
  const last = map.blockAt(Math.min(window.end, map.length))
  for (let i = first; i <= last; i += 1) mark(i, 'data-paragraph')
  if (long) {
    const { anchor, head } = state.selection
    const selected = [anchor, head].map((position) => map.blockAt(map.toText(position)))
    const ends = new Set([0, ...selected, map.blocks - 1])
    for (const i of ends) if (i < first || i > last) mark(i, 'data-kept')
  }
  return DecorationSet.create(state.doc, decorations)
}

/**
 * Numbers the paragraphs near what is on the screen, anew as soon as there are more or fewer of them. Of a long text
 * those are the only ones that are laid out, with the first, the last and those in which the selection ends: there a
 * browser looks for a place for the caret, and it takes ages to find one beyond what is not laid out.
 */
export const paragraphsPlugin = (long: boolean) =>
  new Plugin<Paragraphs>({
    key,
    state: {
      init: () => ({ window: { start: 0, end: 0 }, drawn: DecorationSet.empty }),
      apply: (transaction, shown, old, state) => {
        const window = (transaction.getMeta(key) as Span | undefined) ?? shown.window
        const isOther =
          window !== shown.window ||
          transaction.doc.childCount !== old.doc.childCount ||
          (long && transaction.selectionSet)
        if (window.end > 0 && isOther) return { window, drawn: drawn(state, window, long) }
        return { window, drawn: shown.drawn.map(transaction.mapping, transaction.doc) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })
