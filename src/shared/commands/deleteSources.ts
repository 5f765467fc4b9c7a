import { diffOf } from '../records/diff'
import type { Coding, Extent, IdOf, Judgement, Source, SourceText } from '../records/schema'
import { idSet, withoutCitations } from './changes'
import { done, must, type Command } from './command'

interface Slice {
  sources: (Source | undefined)[]
  texts: SourceText[]
  codings: Coding[]
  extents: Extent[]
  judgements: Judgement[]
}

/** Deletes transcripts with their text, their codings and their ties to cases. */
export const deleteSources: Command<{ sourceIds: readonly IdOf<'source'>[] }, Slice> = {
  name: 'deleteSources',
  read: async ({ sourceIds }, reader) => {
    const slice: Slice = { sources: [], texts: [], codings: [], extents: [], judgements: [] }
    for (const id of sourceIds) {
      slice.sources.push(await reader.get<'source'>(id))
      slice.texts = slice.texts.concat(await reader.where('text', 'sourceId', id))
      slice.codings = slice.codings.concat(await reader.where('coding', 'sourceId', id))
      slice.extents = slice.extents.concat(await reader.where('extent', 'sourceId', id))
    }
    slice.judgements = await reader.all('judgement')
    return slice
  },
  run: ({ sources, texts, codings, extents, judgements }, { sourceIds }) => {
    const found = sources.map((source, i) => must(source, sourceIds[i]!))
    return done(
      diffOf({
        removed: [...found, ...texts, ...codings, ...extents],
        updated: withoutCitations(judgements, idSet(codings)),
      }),
      { count: found.length, name: found[0]?.name ?? '' },
    )
  },
}
