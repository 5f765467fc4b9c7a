import { diffOf } from '../records/diff'
import type { IdOf } from '../records/schema'
import type { Command } from './command'
import { wordingRefusal } from './names'

interface Args {
  name: string
  coderName: string
  projectId: IdOf<'project'>
}

/** The first line of every project: the study and its first coder, who is the one of the environment. */
export const createProject: Command<Args, null> = {
  name: 'createProject',
  read: async () => null,
  run: (_slice, { name, coderName, projectId }, { now, coderId }) => {
    const refusal = wordingRefusal(name) ?? wordingRefusal(coderName)
    if (refusal) return refusal
    return {
      diff: diffOf({
        added: [
          { type: 'project', id: projectId, name: name.trim(), memo: '', createdAt: now, pins: [] },
          { type: 'coder', id: coderId, name: coderName.trim(), createdAt: now },
        ],
      }),
      label: { name: name.trim() },
    }
  },
}
