import { diffOf } from '../records/diff'
import type { Coding, IdOf, Judgement } from '../records/schema'
import { anchorAt } from '../text/anchor'
import { trimmed } from '../text/bounds'
import { characterStart } from '../text/characters'
import { recited } from './changes'
import { done, makeId, must, Refused, type Command } from './command'
import { hasTwin, readCoding, type CodingSlice } from './oneCoding'

interface Args {
  codingId: IdOf<'coding'>
  /** A UTF-16 offset inside the passage. */
  at: number
}

interface Slice extends CodingSlice {
  judgements: Judgement[]
}

/**
 * Makes two passages of one. Both keep the memo, the weight and whether they support the code; judgements that cite
 * the one cite both. White space at the place of the cut belongs to neither; a cut inside a character goes before it.
 */
export const splitCoding: Command<Args, Slice> = {
  name: 'splitCoding',
  read: async ({ codingId }, reader) => ({
    ...(await readCoding(codingId, reader)),
    judgements: await reader.all('judgement'),
  }),
  run: (slice, { codingId, at }, env) => {
    const coding = must(slice.coding, codingId)
    const { name } = must(slice.code, coding.codeId)
    const { text } = must(slice.text, coding.sourceId)
    const { start, end } = coding.anchor
    const cut = characterStart(text, at)
    if (coding.detached || cut <= start || cut >= end) return Refused('splitOutside', { name })
    const first = anchorAt(text, { start, end: trimmed(text, { start, end: cut }).end })
    const second = anchorAt(text, { start: trimmed(text, { start: cut, end }).start, end })
    if (!first?.quote.trim() || !second?.quote.trim()) return Refused('splitOutside', { name })
    const before: Coding = { ...coding, anchor: first }
    const after: Coding = { ...coding, id: makeId('coding', env), anchor: second }
    if ([before, after].some((half) => hasTwin(half, slice.siblings)))
      return Refused('alreadyCoded', { name })
    return done(
      diffOf({
        added: [after],
        updated: [
          [coding, before],
          ...recited(slice.judgements, new Map([[codingId, [codingId, after.id]]])),
        ],
      }),
      { name },
    )
  },
}
