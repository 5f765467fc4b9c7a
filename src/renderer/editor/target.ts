import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { mapOf } from './positions'

const key = new PluginKey<DecorationSet>('target')

/** The transaction meta that says which words a list of codes is open for. */
export const targetKey = key

/** Keeps those words marked: a browser shows no selection in the text while the focus is in a field. */
export const targetPlugin = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn, _old, state) => {
        const given: { span: Span | null } | undefined = transaction.getMeta(key)
        if (!given) return drawn.map(transaction.mapping, transaction.doc)
        if (!given.span) return DecorationSet.empty
        const { start, end } = given.span
        const map = mapOf(state)
        return DecorationSet.create(transaction.doc, [
          Decoration.inline(map.toDocument(start), map.toDocument(end), { class: 'target' }),
        ])
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
