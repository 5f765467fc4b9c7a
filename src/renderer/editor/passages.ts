import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { mapThrough, type Change } from '#shared/text/changes'
import { mapOf } from './positions'
import { segmentsOf, type Passage } from './segments'

/**
 * The passages of a transcript and where each is now. Only those near what is on the screen are drawn: ten thousand
 * decorations would cost more at every keystroke than the keystroke.
 */
export interface PassageLayer {
  set(passages: readonly Passage[]): void
  /** The passage that the person is looking at. */
  activate(id: string | null): void
  show(window: Span): void
  /** The passages that share text with a span, as they are now. */
  within(span: Span): Passage[]
  follow(changes: readonly Change[]): void
  draw(state: EditorState): DecorationSet
}

const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end

export function passageLayer(): PassageLayer {
  let all: readonly Passage[] = []
  let active: string | null = null
  let window: Span = { start: 0, end: 0 }
  const within = (span: Span) => all.filter((passage) => touches(passage, span))
  return {
    set: (passages) => {
      all = passages
    },
    activate: (id) => {
      active = id
    },
    show: (span) => {
      window = span
    },
    within,
    follow: (changes) => {
      for (const change of changes) {
        const map = mapThrough([change])
        all = all.flatMap((passage) => {
          if (passage.end <= change.start) return [passage]
          const span = map.span(passage)
          return span ? [{ ...passage, ...span }] : []
        })
      }
    },
    draw: (state) => {
      const map = mapOf(state)
      const decorations: Decoration[] = []
      for (const { start, end, passages } of segmentsOf(within(window))) {
        const looked = passages.find(({ id }) => id === active)
        decorations.push(
          Decoration.inline(map.toDocument(start), map.toDocument(end), {
            class: looked ? 'passage active' : 'passage',
            'data-colour': (looked ?? passages[0]!).colour,
            'data-depth': String(Math.min(passages.length, 4)),
          }),
        )
      }
      return DecorationSet.create(state.doc, decorations)
    },
  }
}

const key = new PluginKey<DecorationSet>('passages')

/** The transaction meta that draws the layer anew. */
export const redrawKey = key

export const passagesPlugin = (layer: PassageLayer) =>
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
