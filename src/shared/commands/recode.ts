import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, Judgement } from '../records/schema'
import { codingKey, idSet, withoutCitations } from './changes'
import { done, must, type Command } from './command'

interface Args {
  codingIds: readonly IdOf<'coding'>[]
  codeId: IdOf<'code'>
}

interface Slice {
  codings: (Coding | undefined)[]
  existing: Coding[]
  code: Code | undefined
  judgements: Judgement[]
}

/** Moves codings to another code; one that would then say what another says already is dropped. */
export const recode: Command<Args, Slice> = {
  name: 'recode',
  read: async ({ codingIds, codeId }, reader) => {
    const codings: Slice['codings'] = []
    for (const id of codingIds) codings.push(await reader.get<'coding'>(id))
    return {
      codings,
      existing: await reader.where('coding', 'codeId', codeId),
      code: await reader.get<'code'>(codeId),
      judgements: await reader.all('judgement'),
    }
  },
  run: (slice, { codingIds, codeId }) => {
    const code = must(slice.code, codeId)
    const codings = slice.codings
      .map((coding, i) => must(coding, codingIds[i]!))
      .filter((coding) => coding.codeId !== codeId)
    const known = new Set(slice.existing.map((coding) => codingKey(coding, codeId)))
    const moved: [Coding, Coding][] = []
    const dropped: Coding[] = []
    for (const coding of codings) {
      const key = codingKey(coding, codeId)
      if (known.has(key)) dropped.push(coding)
      else moved.push([coding, { ...coding, codeId }])
      known.add(key)
    }
    return done(
      diffOf({
        updated: [...moved, ...withoutCitations(slice.judgements, idSet(dropped))],
        removed: dropped,
      }),
      { count: codings.length, name: code.name },
    )
  },
}
