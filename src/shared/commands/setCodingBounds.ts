import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, SourceText } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { codingKey, updates } from './changes'
import { done, must, Refused, type Command } from './command'

interface Args {
  codingId: IdOf<'coding'>
  span: Span
}

interface Slice {
  coding: Coding | undefined
  text: SourceText | undefined
  siblings: Coding[]
  code: Code | undefined
}

/** Gives a passage other ends. A detached coding gets a place again in this way. */
export const setCodingBounds: Command<Args, Slice> = {
  name: 'setCodingBounds',
  read: async ({ codingId }, reader) => {
    const coding = must(await reader.get<'coding'>(codingId), codingId)
    return {
      coding,
      text: (await reader.where('text', 'sourceId', coding.sourceId))[0],
      siblings: await reader.where('coding', 'codeId', coding.codeId),
      code: await reader.get<'code'>(coding.codeId),
    }
  },
  run: (slice, { codingId, span }) => {
    const coding = must(slice.coding, codingId)
    const name = must(slice.code, coding.codeId).name
    const anchor = anchorAt(must(slice.text, coding.sourceId).text, span)
    if (!anchor || anchor.quote.trim() === '') return Refused('emptyPassage')
    const moved: Coding = { ...coding, anchor, detached: false }
    const same = codingKey(moved, coding.codeId)
    const twin = slice.siblings.some(
      (other) =>
        other.id !== coding.id && !other.detached && codingKey(other, other.codeId) === same,
    )
    if (twin) return Refused('alreadyCoded', { name })
    return done(diffOf({ updated: updates([coding], () => moved) }), { name })
  },
}
