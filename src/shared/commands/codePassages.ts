import { diffOf } from '../records/diff'
import type { Coding, IdOf, Source, SourceText } from '../records/schema'
import type { Span } from '../text/anchor'
import { newCodings } from './codePassage'
import { must, Refused, type Command } from './command'

interface Args {
  sourceId: IdOf<'source'>
  passages: readonly {
    span: Span
    codeId: IdOf<'code'>
    polarity: Coding['polarity']
    memo: string
  }[]
}

interface Slice {
  source: Source | undefined
  text: SourceText | undefined
  codings: Coding[]
}

/** Codes many passages of one transcript in one step, each with its own code. */
export const codePassages: Command<Args, Slice> = {
  name: 'codePassages',
  read: async ({ sourceId }, reader) => ({
    source: await reader.get<'source'>(sourceId),
    text: (await reader.where('text', 'sourceId', sourceId))[0],
    codings: await reader.where('coding', 'sourceId', sourceId),
  }),
  run: (slice, { sourceId, passages }, env) => {
    const { text } = must(slice.text, sourceId)
    const codings = newCodings(
      passages.map((passage) => ({ ...passage, text })),
      sourceId,
      slice.codings,
      env,
    )
    if (codings.length === 0) return Refused('nothingToDo')
    return {
      diff: diffOf({ added: codings }),
      label: { count: codings.length, name: must(slice.source, sourceId).name },
    }
  },
}
