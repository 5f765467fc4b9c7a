import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { mapOf } from './positions'

/** What a search has hit, rising; only hits near what is on the screen are drawn. */
export interface HitLayer {
  /** `current`: the index of the hit that the person is at. */
  set(spans: readonly Span[], current: number): void
  show(window: Span): void
  /** The text has changed under the hits: they are nowhere until it has been searched again. */
  clear(): void
  draw(state: EditorState): DecorationSet
}

/** The first span that ends after an offset. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

export function hitLayer(): HitLayer {
  let hits: readonly Span[] = []
  let current = -1
  let window: Span = { start: 0, end: 0 }
  return {
    set: (spans, at) => {
      hits = spans
      current = at
    },
    show: (span) => {
      window = span
    },
    clear: () => {
      hits = []
    },
    draw: (state) => {
      if (hits.length === 0) return DecorationSet.empty
      const map = mapOf(state)
      const decorations: Decoration[] = []
      for (let i = firstEndingAfter(hits, window.start); i < hits.length; i += 1) {
        const { start, end } = hits[i]!
        if (start >= window.end) break
        decorations.push(
          Decoration.inline(map.toDocument(start), map.toDocument(end), {
            class: i === current ? 'hit current' : 'hit',
          }),
        )
      }
      return DecorationSet.create(state.doc, decorations)
    },
  }
}

const key = new PluginKey<DecorationSet>('hits')

/** The transaction meta that draws the hits anew. */
export const hitsKey = key

export const hitsPlugin = (layer: HitLayer) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, drawn, _old, state) => {
        if (transaction.docChanged) layer.clear()
        else if (!transaction.getMeta(key)) return drawn
        return layer.draw(state)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
