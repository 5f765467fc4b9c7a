import type { Reader } from '../records/reader'
import type { Code, Coding, IdOf, Judgement } from '../records/schema'
import { must, type Env, type Refusal } from './command'
import { newCode } from './newCode'

/** Codings, and the code that they or copies of them shall have: one that exists, or one that is made on the way. */
export interface RecodeArgs {
  codingIds: readonly IdOf<'coding'>[]
  to: { codeId: IdOf<'code'> } | { newCode: { name: string; parentId: IdOf<'code'> | null } }
}

export interface RecodeSlice {
  codings: Coding[]
  /** All codings of the transcripts that those stand in. */
  siblings: Coding[]
  codes: Code[]
  judgements: Judgement[]
}

export async function readRecode({ codingIds }: RecodeArgs, reader: Reader): Promise<RecodeSlice> {
  const codings: Coding[] = []
  for (const id of new Set(codingIds)) codings.push(must(await reader.get<'coding'>(id), id))
  const siblings: Coding[] = []
  for (const id of new Set(codings.map(({ sourceId }) => sourceId)))
    siblings.push(...(await reader.where('coding', 'sourceId', id)))
  return {
    codings,
    siblings,
    codes: await reader.all('code'),
    judgements: await reader.all('judgement'),
  }
}

/** The code that is meant, and, where it is made on the way, itself as what is to be added. */
export function targetCode(
  { codes }: RecodeSlice,
  { to }: RecodeArgs,
  env: Env,
): { code: Code; added: Code[] } | Refusal {
  if ('codeId' in to) {
    const code = codes.find(({ id }) => id === to.codeId)
    return { code: must(code, to.codeId), added: [] }
  }
  const made = newCode(to.newCode, codes, env)
  return 'refused' in made ? made : { code: made, added: [made] }
}
