import { diffOf } from '../records/diff'
import type { IdOf, Source, SourceText } from '../records/schema'
import { formatTime } from '../text/turns'
import { withTimeAt } from '../text/withTimeAt'
import { updates } from './changes'
import { done, must, Refused, type Command } from './command'

interface Args {
  sourceId: IdOf<'source'>
  /** Anywhere in the paragraph, in the canonical text. */
  offset: number
  /** Milliseconds from the start of the recording. */
  time: number
}

interface Slice {
  source: Source | undefined
  text: SourceText | undefined
}

/** Says when a paragraph is spoken. The time stands beside the text, so no passage moves. */
export const setBlockTime: Command<Args, Slice> = {
  name: 'setBlockTime',
  read: async ({ sourceId }, reader) => ({
    source: await reader.get<'source'>(sourceId),
    text: (await reader.where('text', 'sourceId', sourceId))[0],
  }),
  run: ({ source, text }, { sourceId, offset, time }) => {
    const { name } = must(source, sourceId)
    const found = must(text, sourceId)
    // The text may have been edited shorter since the person pointed at the place.
    if (offset < 0 || offset > found.text.length) return Refused('nothingToDo')
    const changed = updates([found], (old) => ({ ...old, doc: withTimeAt(old.doc, offset, time) }))
    return done(diffOf({ updated: changed }), { name, time: formatTime(time) })
  },
}
