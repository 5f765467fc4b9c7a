import { diffOf } from '../records/diff'
import type { Case, IdOf } from '../records/schema'
import { makeId, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

interface Args {
  kindId: IdOf<'caseKind'>
  name: string
}

export const createCase: Command<Args, Case[]> = {
  name: 'createCase',
  read: ({ kindId }, reader) => reader.where('case', 'kindId', kindId),
  run: (siblings, { kindId, name }, env) =>
    nameRefusal(name, siblings) ?? {
      diff: diffOf({
        added: [
          {
            type: 'case',
            id: makeId('case', env),
            kindId,
            name: name.trim(),
            aliases: [],
            order: lastOrder(siblings),
            memo: '',
          },
        ],
      }),
      label: { name: name.trim() },
    },
}
