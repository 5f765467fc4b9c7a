import { diffOf } from '../records/diff'
import type { Coder, IdOf } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'
import { nameRefusal } from './names'

export const renameCoder: Command<{ coderId: IdOf<'coder'>; name: string }, Coder[]> = {
  name: 'renameCoder',
  read: (_args, reader) => reader.all('coder'),
  run: (coders, { coderId, name }) => {
    const coder = must(
      coders.find(({ id }) => id === coderId),
      coderId,
    )
    return (
      nameRefusal(name, coders, coderId) ??
      done(diffOf({ updated: updates([coder], (old) => ({ ...old, name: name.trim() })) }), {
        from: coder.name,
        name: name.trim(),
      })
    )
  },
}
