import { diffOf } from '../records/diff'
import type { IdOf, Source } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'
import { nameRefusal } from './names'

export const renameSource: Command<{ sourceId: IdOf<'source'>; name: string }, Source[]> = {
  name: 'renameSource',
  read: (_args, reader) => reader.all('source'),
  run: (sources, { sourceId, name }) => {
    const source = must(
      sources.find(({ id }) => id === sourceId),
      sourceId,
    )
    return (
      nameRefusal(name, sources, sourceId) ??
      // The name that goes may be that of a person, and the history is read by others too.
      done(diffOf({ updated: updates([source], (old) => ({ ...old, name: name.trim() })) }), {
        name: name.trim(),
      })
    )
  },
}
