import { Plugin, type EditorState, type PluginKey } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'

/** Something that is drawn over the text. */
export interface Layer {
  draw(state: EditorState): DecorationSet
}

/** Draws a layer anew for a transaction with the meta of its key; for any other, what is drawn goes along with the text. */
export const layerPlugin = (key: PluginKey<DecorationSet>, layer: Layer) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn, _old, state) =>
        transaction.getMeta(key)
          ? layer.draw(state)
          : drawn.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
  })
