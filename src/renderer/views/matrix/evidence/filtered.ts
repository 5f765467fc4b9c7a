import type { Excerpt } from '#shared/formats/excerpts'
import { fold } from '#shared/text/naturalOrder'
import type { PassageFilter } from './paneState'

/** The passages that a filter leaves: by coder, transcript, side, and words of the quote, its memo or its speaker. */
export function filtered(excerpts: readonly Excerpt[], filter: PassageFilter): Excerpt[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean)
  return excerpts.filter((one) => {
    if (filter.coders.length > 0 && !filter.coders.includes(one.coder)) return false
    if (filter.sourceIds.length > 0 && !filter.sourceIds.includes(one.sourceId)) return false
    if (filter.side !== 'both' && one.polarity !== filter.side) return false
    if (words.length === 0) return true
    const text = fold(`${one.quote}\n${one.memo}\n${one.speaker}`)
    return words.every((word) => text.includes(word))
  })
}
