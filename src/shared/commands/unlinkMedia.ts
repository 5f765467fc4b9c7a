import { diffOf } from '../records/diff'
import type { IdOf, Source } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'

/** Takes the recording off a transcript. The file itself is left alone, so that the step can be undone. */
export const unlinkMedia: Command<{ sourceId: IdOf<'source'> }, Source | undefined> = {
  name: 'unlinkMedia',
  read: ({ sourceId }, reader) => reader.get<'source'>(sourceId),
  run: (found, { sourceId }) => {
    const source = must(found, sourceId)
    return done(diffOf({ updated: updates([source], (old) => ({ ...old, media: null })) }), {
      name: source.name,
      file: source.media?.fileName ?? '',
    })
  },
}
