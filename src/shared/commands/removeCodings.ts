import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, Judgement } from '../records/schema'
import { idSet, withoutCitations } from './changes'
import { done, must, type Command } from './command'

interface Slice {
  codings: (Coding | undefined)[]
  codes: Code[]
  judgements: Judgement[]
}

/** Takes codes off passages. */
export const removeCodings: Command<{ codingIds: readonly IdOf<'coding'>[] }, Slice> = {
  name: 'removeCodings',
  read: async ({ codingIds }, reader) => {
    const codings: Slice['codings'] = []
    for (const id of codingIds) codings.push(await reader.get<'coding'>(id))
    return { codings, codes: await reader.all('code'), judgements: await reader.all('judgement') }
  },
  run: (slice, { codingIds }) => {
    const codings = slice.codings.map((coding, i) => must(coding, codingIds[i]!))
    const code = slice.codes.find(({ id }) => id === codings[0]?.codeId)
    return done(
      diffOf({
        removed: codings,
        updated: withoutCitations(slice.judgements, idSet(codings)),
      }),
      { count: codings.length, name: code?.name ?? '' },
    )
  },
}
