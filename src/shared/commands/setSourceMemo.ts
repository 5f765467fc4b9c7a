import { diffOf } from '../records/diff'
import type { IdOf, Source } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'

/** Writes the memo on a transcript. */
export const setSourceMemo: Command<
  { sourceId: IdOf<'source'>; memo: string },
  Source | undefined
> = {
  name: 'setSourceMemo',
  read: ({ sourceId }, reader) => reader.get<'source'>(sourceId),
  run: (found, { sourceId, memo }) => {
    const source = must(found, sourceId)
    return done(diffOf({ updated: updates([source], (old) => ({ ...old, memo })) }), {
      name: source.name,
    })
  },
}
