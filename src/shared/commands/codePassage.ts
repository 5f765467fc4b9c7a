import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, SourceText } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { codingKey, keysOf } from './changes'
import { makeId, must, Refused, type Command, type Env } from './command'
import { newCode } from './newCode'

interface Args {
  sourceId: IdOf<'source'>
  spans: readonly Span[]
  codeIds: readonly IdOf<'code'>[]
  /** A code that is made in the same step and put on the passage too. */
  newCode?: { name: string; parentId: IdOf<'code'> | null }
  polarity?: Coding['polarity']
  memo?: string
}

interface Slice {
  text: SourceText | undefined
  codes: Code[]
  codings: Coding[]
}

/** Characters of a passage that the history shows. */
const SHOWN = 60
const shorten = (quote: string) => {
  const line = quote.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= SHOWN ? line : `${characters.slice(0, SHOWN - 1).join('')}…`
}

/** The codings of passages × codes by one coder, without those that exist already. */
export function newCodings(
  passages: readonly {
    text: string
    span: Span
    codeId: IdOf<'code'>
    polarity: Coding['polarity']
    memo: string
  }[],
  sourceId: IdOf<'source'>,
  existing: readonly Coding[],
  env: Env,
): Coding[] {
  const known = keysOf(existing)
  const made: Coding[] = []
  for (const { text, span, codeId, polarity, memo } of passages) {
    const anchor = anchorAt(text, span)
    if (!anchor) continue
    const key = codingKey({ sourceId, coderId: env.coderId, anchor }, codeId)
    if (known.has(key)) continue
    known.add(key)
    made.push({
      type: 'coding',
      id: makeId('coding', env),
      sourceId,
      codeId,
      coderId: env.coderId,
      anchor,
      detached: false,
      weight: null,
      polarity,
      memo,
      representative: false,
      createdAt: env.now,
    })
  }
  return made
}

/** Puts one or more codes on one or more passages of a transcript, in one step. */
export const codePassage: Command<Args, Slice> = {
  name: 'codePassage',
  read: async ({ sourceId, codeIds }, reader) => {
    // Only codings of the same codes can be there already; those of a whole transcript may be ten thousand.
    const codings: Coding[][] = []
    for (const id of codeIds) codings.push(await reader.where('coding', 'codeId', id))
    return {
      text: (await reader.where('text', 'sourceId', sourceId))[0],
      codes: await reader.all('code'),
      codings: codings.flat(),
    }
  },
  run: (slice, args, env) => {
    const { text } = must(slice.text, args.sourceId)
    const anchors = args.spans
      .map((span) => anchorAt(text, span))
      .filter((anchor) => anchor !== null)
    if (anchors.every(({ quote }) => quote.trim() === '')) return Refused('emptyPassage')
    const created = args.newCode ? newCode(args.newCode, slice.codes, env) : null
    if (created && 'refused' in created) return created
    const codes = args.codeIds.map((id) =>
      must(
        slice.codes.find((code) => code.id === id),
        id,
      ),
    )
    const all = created ? [...codes, created] : codes
    if (all.length === 0) return Refused('noCodes')
    const { polarity = 'supports', memo = '' } = args
    const passages = anchors.flatMap((span) =>
      all.map((code) => ({ text, span, codeId: code.id, polarity, memo })),
    )
    const codings = newCodings(passages, args.sourceId, slice.codings, env)
    const code = all.map(({ name }) => name).join(', ')
    if (codings.length === 0) return Refused('alreadyCoded', { name: code })
    return {
      diff: diffOf({ added: created ? [created, ...codings] : codings }),
      label: { quote: shorten(anchors[0]!.quote), code },
    }
  },
}
