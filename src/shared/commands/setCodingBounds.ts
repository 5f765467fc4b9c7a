import { diffOf } from '../records/diff'
import type { Coding, IdOf } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { updates } from './changes'
import { done, must, Refused, type Command } from './command'
import { hasTwin, readCoding, type CodingSlice } from './oneCoding'

interface Args {
  codingId: IdOf<'coding'>
  span: Span
}

/** Gives a passage other ends. A detached coding gets a place again in this way. */
export const setCodingBounds: Command<Args, CodingSlice> = {
  name: 'setCodingBounds',
  read: ({ codingId }, reader) => readCoding(codingId, reader),
  run: (slice, { codingId, span }) => {
    const coding = must(slice.coding, codingId)
    const name = must(slice.code, coding.codeId).name
    const anchor = anchorAt(must(slice.text, coding.sourceId).text, span)
    if (!anchor || anchor.quote.trim() === '') return Refused('emptyPassage')
    const moved: Coding = { ...coding, anchor, detached: false }
    if (hasTwin(moved, slice.siblings)) return Refused('alreadyCoded', { name })
    return done(diffOf({ updated: updates([coding], () => moved) }), { name })
  },
}
