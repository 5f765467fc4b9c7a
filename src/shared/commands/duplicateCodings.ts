import { diffOf } from '../records/diff'
import type { Coding } from '../records/schema'
import { codingKey, keysOf } from './changes'
import { done, makeId, Refused, type Command } from './command'
import { readRecode, targetCode, type RecodeArgs, type RecodeSlice } from './recode'

/**
 * Puts a further code on the passages of codings, with their memo, weight and polarity. The copies are the work of
 * whoever makes them; a passage that this coder has given the code already is left as it is.
 */
export const duplicateCodings: Command<RecodeArgs, RecodeSlice> = {
  name: 'duplicateCodings',
  read: readRecode,
  run: (slice, args, env) => {
    const target = targetCode(slice, args, env)
    if ('refused' in target) return target
    const { code, added } = target
    const known = keysOf(slice.siblings)
    const copies: Coding[] = []
    for (const coding of slice.codings.filter(({ detached }) => !detached)) {
      const key = codingKey({ ...coding, coderId: env.coderId }, code.id)
      if (known.has(key)) continue
      known.add(key)
      copies.push({
        ...coding,
        id: makeId('coding', env),
        codeId: code.id,
        coderId: env.coderId,
        createdAt: env.now,
      })
    }
    if (copies.length === 0) return Refused('alreadyCoded', { name: code.name })
    return done(diffOf({ added: [...added, ...copies] }), {
      count: copies.length,
      name: code.name,
    })
  },
}
