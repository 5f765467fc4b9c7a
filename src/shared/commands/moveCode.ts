import { codebookOf } from '../records/codebook'
import { diffOf } from '../records/diff'
import type { Code, IdOf } from '../records/schema'
import { updates } from './changes'
import { done, must, Refused, type Command } from './command'
import { nameRefusal } from './names'
import { tooDeep } from './newCode'

interface Args {
  codeId: IdOf<'code'>
  parentId: IdOf<'code'> | null
  /** The sibling that it comes before; null puts it last. */
  before: IdOf<'code'> | null
}

/** Puts a code under another parent or at another place among its siblings. */
export const moveCode: Command<Args, Code[]> = {
  name: 'moveCode',
  read: (_args, reader) => reader.all('code'),
  run: (codes, { codeId, parentId, before }) => {
    const book = codebookOf(codes)
    const code = must(book.get(codeId), codeId)
    if (book.withDescendants(codeId).some(({ id }) => id === parentId)) {
      return Refused('codeInsideItself')
    }
    if (!book.hasRoomBelow(parentId, [codeId])) return tooDeep()
    const others = book.childrenOf(parentId).filter(({ id }) => id !== codeId)
    const refusal = nameRefusal(code.name, others)
    if (refusal) return refusal
    const at = before === null ? -1 : others.findIndex(({ id }) => id === before)
    const order = others.toSpliced(at < 0 ? others.length : at, 0, { ...code, parentId })
    const rank = new Map(order.map(({ id }, i) => [id, i + 1]))
    const concerned = codes.filter(({ id }) => rank.has(id))
    const change = (old: Code): Code => ({
      ...old,
      order: rank.get(old.id)!,
      parentId: old.id === codeId ? parentId : old.parentId,
    })
    return done(diffOf({ updated: updates(concerned, change) }), { name: code.name })
  },
}
