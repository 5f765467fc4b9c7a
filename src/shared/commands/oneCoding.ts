import { diffOf } from '../records/diff'
import type { Reader } from '../records/reader'
import type { Code, Coding, IdOf, SourceText } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { codingKey, updates } from './changes'
import { done, must, Refused, type Command } from './command'

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

export interface CodingBounds {
  codingId: IdOf<'coding'>
  span: Span
}

/** A coding with a span of its text for its passage, whether it had a place before or not. */
export const withBounds: Command<CodingBounds, CodingSlice>['run'] = (
  slice,
  { codingId, span },
) => {
  const coding = must(slice.coding, codingId)
  const { name } = must(slice.code, coding.codeId)
  const anchor = anchorAt(must(slice.text, coding.sourceId).text, span)
  if (!anchor || anchor.quote.trim() === '') return Refused('emptyPassage')
  const moved: Coding = { ...coding, anchor, detached: false }
  if (hasTwin(moved, slice.siblings)) return Refused('alreadyCoded', { name })
  return done(diffOf({ updated: updates([coding], () => moved) }), { name })
}
