import { diffOf } from '../records/diff'
import type { IdOf, Source } from '../records/schema'
import type { Media } from '../records/source'
import { updates } from './changes'
import { done, must, type Command } from './command'

interface Args {
  sourceId: IdOf<'source'>
  media: Media
}

/** Says which recording a transcript was made from, in place of what was said before. */
export const linkMedia: Command<Args, Source | undefined> = {
  name: 'linkMedia',
  read: ({ sourceId }, reader) => reader.get<'source'>(sourceId),
  run: (found, { sourceId, media }) => {
    const source = must(found, sourceId)
    return done(diffOf({ updated: updates([source], (old) => ({ ...old, media })) }), {
      name: source.name,
      file: media.fileName,
    })
  },
}
