import { diffOf } from '../records/diff'
import type { Coding, IdOf } from '../records/schema'
import { absorbed } from './absorb'
import { codingKey, recited } from './changes'
import { done, Refused, type Command } from './command'
import { readRecode, targetCode, type RecodeArgs, type RecodeSlice } from './recode'

/** What becomes of codings under another code, by id. Null where one disagrees with a coding that is there. */
function moved({ codings, siblings }: RecodeSlice, codeId: IdOf<'code'>) {
  const there = new Map(
    siblings
      .filter((one) => one.codeId === codeId && !one.detached)
      .map((one) => [codingKey(one, codeId), one]),
  )
  const became = new Map<string, Coding>()
  const inPlaceOf = new Map<string, readonly IdOf<'coding'>[]>()
  for (const coding of codings.filter((one) => one.codeId !== codeId)) {
    const key = codingKey(coding, codeId)
    const twin = coding.detached ? undefined : there.get(key)
    const result = twin ? absorbed(twin, [coding]) : { ...coding, codeId }
    if (!result) return null
    if (twin) inPlaceOf.set(coding.id, [twin.id])
    if (!coding.detached) there.set(key, result)
    became.set(result.id, result)
  }
  return { became, inPlaceOf }
}

/**
 * Puts codings under another code. One that would say the same as a coding that is there goes: the one that is there
 * takes its memo and its place in judgements.
 */
export const recodeCodings: Command<RecodeArgs, RecodeSlice> = {
  name: 'recodeCodings',
  read: readRecode,
  run: (slice, args, env) => {
    const target = targetCode(slice, args, env)
    if ('refused' in target) return target
    const { code, added } = target
    const result = moved(slice, code.id)
    if (!result) return Refused('codingsDisagree', { name: code.name })
    const { became, inPlaceOf } = result
    if (became.size === 0) return Refused('alreadyCoded', { name: code.name })
    const removed = slice.codings.filter(({ id }) => inPlaceOf.has(id))
    const pairs = slice.siblings
      .map((old): [Coding, Coding] => [old, became.get(old.id) ?? old])
      .filter(([from, to]) => from !== to && !inPlaceOf.has(from.id))
    return done(
      diffOf({ added, removed, updated: [...pairs, ...recited(slice.judgements, inPlaceOf)] }),
      { count: slice.codings.filter(({ codeId }) => codeId !== code.id).length, name: code.name },
    )
  },
}
