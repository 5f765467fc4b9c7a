import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { PositionMap } from './positions'
import { segmentsOf, type Passage } from './segments'

const key = new PluginKey<DecorationSet>('passages')

/** The transaction meta that replaces the drawn passages. */
export const passagesKey = key

/** Draws the passages it is told of as tinted text. Passages are never part of the document. */
export const passagesPlugin = (map: PositionMap) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn) => {
        const passages: readonly Passage[] | undefined = transaction.getMeta(key)
        if (!passages) return drawn.map(transaction.mapping, transaction.doc)
        const decorations = segmentsOf(passages).map((segment) => {
          const active = segment.passages.find((passage) => passage.active)
          return Decoration.inline(map.toDocument(segment.start), map.toDocument(segment.end), {
            class: active ? 'passage active' : 'passage',
            'data-colour': (active ?? segment.passages[0]!).colour,
            'data-depth': String(Math.min(segment.passages.length, 4)),
          })
        })
        return DecorationSet.create(transaction.doc, decorations)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
