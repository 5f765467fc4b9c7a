import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf } from '../records/schema'
import { patched, updates } from './changes'
import { done, must, type Command } from './command'

interface Args {
  codingIds: readonly IdOf<'coding'>[]
  patch: Partial<Pick<Coding, 'memo' | 'polarity' | 'weight' | 'representative'>>
}

/** What a patch is about, for the name of the step; several where it is about more than one thing. */
function whatOf(patch: Args['patch']): string {
  const [field, ...more] = Object.keys(patch)
  if (!field || more.length > 0) return 'several'
  return field === 'representative' && !patch.representative ? 'notRepresentative' : field
}

/** Changes what is said about codings: memo, polarity, weight, whether they stand for others. */
export const updateCodings: Command<Args, { codings: (Coding | undefined)[]; codes: Code[] }> = {
  name: 'updateCodings',
  read: async ({ codingIds }, reader) => {
    const codings: (Coding | undefined)[] = []
    for (const id of codingIds) codings.push(await reader.get<'coding'>(id))
    return { codings, codes: await reader.all('code') }
  },
  run: (slice, { codingIds, patch }) => {
    const codings = slice.codings.map((coding, i) => must(coding, codingIds[i]!))
    const code = slice.codes.find(({ id }) => id === codings[0]?.codeId)
    return done(diffOf({ updated: updates(codings, (old) => patched(old, patch)) }), {
      count: codings.length,
      name: code?.name ?? '',
      what: whatOf(patch),
    })
  },
}
