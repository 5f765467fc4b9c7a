import { diffOf } from '../records/diff'
import type { IdOf, Source } from '../records/schema'
import { patched, updates } from './changes'
import { done, must, type Command } from './command'

interface Args {
  sourceId: IdOf<'source'>
  patch: { memo?: string }
}

export const updateSource: Command<Args, Source | undefined> = {
  name: 'updateSource',
  read: ({ sourceId }, reader) => reader.get<'source'>(sourceId),
  run: (found, { sourceId, patch }) => {
    const source = must(found, sourceId)
    return done(diffOf({ updated: updates([source], (old) => patched(old, patch)) }), {
      name: source.name,
    })
  },
}
