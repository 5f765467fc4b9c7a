import { diffOf } from '../records/diff'
import type { Coder } from '../records/schema'
import { makeId, type Command } from './command'
import { nameRefusal } from './names'

export const addCoder: Command<{ name: string }, Coder[]> = {
  name: 'addCoder',
  read: (_args, reader) => reader.all('coder'),
  run: (coders, { name }, env) =>
    nameRefusal(name, coders) ?? {
      diff: diffOf({
        added: [{ type: 'coder', id: makeId('coder', env), name: name.trim(), createdAt: env.now }],
      }),
      label: { name: name.trim() },
    },
}
