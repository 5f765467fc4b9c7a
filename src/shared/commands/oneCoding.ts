import type { Reader } from '../records/reader'
import type { Code, Coding, IdOf, SourceText } from '../records/schema'
import { codingKey } from './changes'
import { must } from './command'

/** A coding with what decides where it can stand. */
export interface CodingSlice {
  coding: Coding | undefined
  text: SourceText | undefined
  /** All codings of its code, itself among them. */
  siblings: Coding[]
  code: Code | undefined
}

export async function readCoding(codingId: IdOf<'coding'>, reader: Reader): Promise<CodingSlice> {
  const coding = must(await reader.get<'coding'>(codingId), codingId)
  return {
    coding,
    text: (await reader.where('text', 'sourceId', coding.sourceId))[0],
    siblings: await reader.where('coding', 'codeId', coding.codeId),
    code: await reader.get<'code'>(coding.codeId),
  }
}

/** Whether another coding says the same as this one would. */
export function hasTwin(coding: Coding, siblings: readonly Coding[]): boolean {
  const key = codingKey(coding, coding.codeId)
  return siblings.some(
    (other) => other.id !== coding.id && !other.detached && codingKey(other, other.codeId) === key,
  )
}
