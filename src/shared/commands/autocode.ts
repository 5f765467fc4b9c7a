import { diffOf } from '../records/diff'
import type { Code, Coding, IdOf, SourceText } from '../records/schema'
import { anchorAt, type Span } from '../text/anchor'
import { newCodings } from './codePassage'
import { must, Refused, type Command } from './command'
import { newCode } from './newCode'

interface Args {
  passages: readonly { sourceId: IdOf<'source'>; spans: readonly Span[] }[]
  codeIds: readonly IdOf<'code'>[]
  /** A code that is made in the same step and put on the passages too. */
  newCode?: { name: string; parentId: IdOf<'code'> | null }
}

interface Slice {
  codes: Code[]
  /** In the order of the arguments. */
  sources: { text: SourceText | undefined; codings: Coding[] }[]
}

/** Codes many passages of many transcripts in one step; what carries the code already is left as it is. */
export const autocode: Command<Args, Slice> = {
  name: 'autocode',
  read: async ({ passages }, reader) => {
    const sources: Slice['sources'] = []
    for (const { sourceId } of passages) {
      const [text] = await reader.where('text', 'sourceId', sourceId)
      sources.push({ text, codings: await reader.where('coding', 'sourceId', sourceId) })
    }
    return { codes: await reader.all('code'), sources }
  },
  run: ({ codes, sources }, args, env) => {
    const created = args.newCode ? newCode(args.newCode, codes, env) : null
    if (created && 'refused' in created) return created
    const chosen = args.codeIds.map((id) =>
      must(
        codes.find((code) => code.id === id),
        id,
      ),
    )
    const all = created ? [...chosen, created] : chosen
    if (all.length === 0) return Refused('noCodes')
    const said = args.passages.map(({ sourceId, spans }, i) => {
      const { text } = must(sources[i]?.text, sourceId)
      const kept = spans.filter((span) => (anchorAt(text, span)?.quote ?? '').trim() !== '')
      return { sourceId, text, spans: kept }
    })
    if (said.every(({ spans }) => spans.length === 0)) return Refused('emptyPassage')
    const codings = said.flatMap(({ sourceId, text, spans }, i) => {
      const passages = spans.flatMap((span) =>
        all.map(({ id }) => ({
          text,
          span,
          codeId: id,
          polarity: 'supports' as const,
          memo: '',
        })),
      )
      return newCodings(passages, sourceId, sources[i]!.codings, env)
    })
    const code = all.map(({ name }) => name).join(', ')
    if (codings.length === 0) return Refused('allAlreadyCoded', { name: code })
    const places = codings.map(
      ({ sourceId, anchor }) => `${sourceId} ${anchor.start} ${anchor.end}`,
    )
    return {
      diff: diffOf({ added: created ? [created, ...codings] : codings }),
      label: {
        count: new Set(places).size,
        sources: new Set(codings.map(({ sourceId }) => sourceId)).size,
        code,
      },
    }
  },
}
