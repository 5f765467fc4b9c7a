import { diffOf } from '../records/diff'
import type { CaseKind, IdOf } from '../records/schema'
import { updates } from './changes'
import { done, must, type Command } from './command'
import { nameRefusal } from './names'

export const renameCaseKind: Command<{ kindId: IdOf<'caseKind'>; name: string }, CaseKind[]> = {
  name: 'renameCaseKind',
  read: (_args, reader) => reader.all('caseKind'),
  run: (kinds, { kindId, name }) => {
    const kind = must(
      kinds.find(({ id }) => id === kindId),
      kindId,
    )
    return (
      nameRefusal(name, kinds, kindId) ??
      done(diffOf({ updated: updates([kind], (old) => ({ ...old, name: name.trim() })) }), {
        from: kind.name,
        name: name.trim(),
      })
    )
  },
}
