import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, Judgement, SourceText } from '../records/schema'
import { anchorAt } from '../text/anchor'
import { absorbed } from './absorb'
import { codingKey, recited } from './changes'
import { done, must, Refused, type Command } from './command'

interface Args {
  codingIds: readonly IdOf<'coding'>[]
}

interface Slice {
  codings: (Coding | undefined)[]
  text: SourceText | undefined
  siblings: Coding[]
  code: Code | undefined
  judgements: Judgement[]
}

/** The first of a text comes first; of two that begin at one place, the longer. */
const byPlace = (a: Coding, b: Coding) =>
  a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || (a.id < b.id ? -1 : 1)

/**
 * Makes one passage of several of the same code and coder, from the first one's start to the last one's end, with
 * what stands between them. Memos are put under one another; judgements that cite any of them cite the one.
 */
export const joinCodings: Command<Args, Slice> = {
  name: 'joinCodings',
  read: async ({ codingIds }, reader) => {
    const codings: Slice['codings'] = []
    for (const id of codingIds) codings.push(await reader.get<'coding'>(id))
    const [first] = codings
    return {
      codings,
      text: first && (await reader.where('text', 'sourceId', first.sourceId))[0],
      siblings: first ? await reader.where('coding', 'sourceId', first.sourceId) : [],
      code: first && (await reader.get<'code'>(first.codeId)),
      judgements: await reader.all('judgement'),
    }
  },
  run: (slice, { codingIds }) => {
    const given = slice.codings.map((coding, i) => must(coding, codingIds[i]!)).toSorted(byPlace)
    const [into] = given
    const alike = given.every(
      (one) =>
        !one.detached &&
        one.sourceId === into?.sourceId &&
        one.codeId === into.codeId &&
        one.coderId === into.coderId,
    )
    if (!into || new Set(codingIds).size < 2 || !alike) return Refused('joinDifferent')
    const { name } = must(slice.code, into.codeId)
    const end = Math.max(...given.map(({ anchor }) => anchor.end))
    const anchor = anchorAt(must(slice.text, into.sourceId).text, {
      start: into.anchor.start,
      end,
    })
    if (!anchor) throw new Error(`${into.id}: its passage lies outside its text`)
    const key = codingKey({ ...into, anchor }, into.codeId)
    const gone = slice.siblings.filter(
      (one) =>
        one.id !== into.id &&
        !one.detached &&
        (codingIds.includes(one.id) || codingKey(one, one.codeId) === key),
    )
    const joined = absorbed({ ...into, anchor }, gone.toSorted(byPlace))
    if (!joined) return Refused('codingsDisagree', { name })
    return done(
      diffOf({
        removed: gone,
        updated: [
          [into, joined],
          ...recited(slice.judgements, new Map(gone.map(({ id }) => [id, [into.id]]))),
        ],
      }),
      { count: gone.length + 1, name },
    )
  },
}
