import { PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Span } from '#shared/text/anchor'
import { untouchedBy, type Change, type Changes } from '#shared/text/changes'
import { composed } from '#shared/text/edits'
import { layerPlugin, type Layer } from './layerPlugin'
import { mapOf } from './positions'

/** What a search has hit, rising; only hits near what is on the screen are drawn. */
export interface HitLayer extends Layer {
  set(spans: readonly Span[]): void
  /** The index of the hit that the person is at; -1 for none. */
  setCurrent(index: number): void
  show(window: Span): void
  /** The text has changed under the hits; one that was changed itself is one no longer, and is empty from then on. */
  follow(changes: readonly Change[]): void
  /** Where the hits are now, rising. */
  now(): readonly Span[]
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
  // There may be very many hits: they follow when they are looked at, and not at every key.
  let behind: Changes = []
  const now = () => {
    if (behind.length > 0) hits = untouchedBy(behind, hits)
    behind = []
    return hits
  }
  return {
    set: (spans) => {
      hits = spans
      behind = []
    },
    setCurrent: (index) => {
      current = index
    },
    show: (span) => {
      window = span
    },
    follow: (changes) => {
      if (hits.length > 0) behind = composed(changes, behind)
    },
    now,
    draw: (state) => {
      now()
      if (hits.length === 0) return DecorationSet.empty
      const map = mapOf(state)
      const decorations: Decoration[] = []
      for (let i = firstEndingAfter(hits, window.start); i < hits.length; i += 1) {
        const { start, end } = hits[i]!
        if (start >= window.end) break
        if (start === end) continue
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

export const hitsPlugin = (layer: HitLayer) => layerPlugin(key, layer)
