import { diffOf } from '../records/diff'
import type { CaseKind } from '../records/schema'
import { makeId, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

export const createCaseKind: Command<{ name: string }, CaseKind[]> = {
  name: 'createCaseKind',
  read: (_args, reader) => reader.all('caseKind'),
  run: (kinds, { name }, env) =>
    nameRefusal(name, kinds) ?? {
      diff: diffOf({
        added: [
          {
            type: 'caseKind',
            id: makeId('caseKind', env),
            name: name.trim(),
            order: lastOrder(kinds),
          },
        ],
      }),
      label: { name: name.trim() },
    },
}
