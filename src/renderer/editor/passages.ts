import { PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { growth, mapThrough, type Change } from '#shared/text/changes'
import { layerPlugin, type Layer } from './layerPlugin'
import { mapOf } from './positions'
import { segmentsOf, type Passage } from './segments'

/**
 * The passages of a transcript and where each is now. Only those near what is on the screen are drawn: ten thousand
 * decorations would cost more at every keystroke than the keystroke.
 */
export interface PassageLayer extends Layer {
  set(passages: readonly Passage[]): void
  /** The passage that the person is looking at. */
  activate(id: string | null): void
  show(window: Span): void
  /** The passages that share text with a span, as they are now. */
  within(span: Span): Passage[]
  follow(changes: readonly Change[]): void
}

const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end

export function passageLayer(): PassageLayer {
  // Own copies, moved in place: ten thousand new ones at every key would be felt.
  let all: Passage[] = []
  let active: string | null = null
  let window: Span = { start: 0, end: 0 }
  const within = (span: Span) =>
    all.filter((passage) => touches(passage, span)).map((passage) => ({ ...passage }))
  return {
    set: (passages) => {
      all = passages.map((passage) => ({ ...passage }))
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
        const by = growth(change)
        const lost = new Set<Passage>()
        for (const passage of all) {
          if (passage.end <= change.start) continue
          if (passage.start >= change.end) {
            passage.start += by
            passage.end += by
            continue
          }
          const span = map.span(passage)
          if (span) Object.assign(passage, span)
          else lost.add(passage)
        }
        if (lost.size > 0) all = all.filter((passage) => !lost.has(passage))
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

export const passagesPlugin = (layer: PassageLayer) => layerPlugin(key, layer)
