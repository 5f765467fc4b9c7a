import { diffOf } from '../records/diff'
import type { Code, IdOf } from '../records/schema'
import { makeId, Refused, type Command } from './command'
import { newCode, type CodeDraft } from './newCode'

export interface CodeLine extends Omit<CodeDraft, 'id' | 'parentId' | 'key'> {
  key: string
  /** The key of a code that stands earlier in the list or exists already; empty at the top. */
  parentKey: string
}

/** Adds a whole list of codes, parents before their children, in one step. */
export const importCodebook: Command<{ lines: readonly CodeLine[] }, Code[]> = {
  name: 'importCodebook',
  read: (_args, reader) => reader.all('code'),
  run: (existing, { lines }, env) => {
    const codes = [...existing]
    const added: Code[] = []
    const idOfKey = new Map<string, IdOf<'code'>>(existing.map((code) => [code.key, code.id]))
    for (const { parentKey, ...line } of lines) {
      const parentId = parentKey === '' ? null : idOfKey.get(parentKey)
      if (parentId === undefined) throw new Error(`${line.key}: no code has the key "${parentKey}"`)
      const code = newCode({ ...line, id: makeId('code', env), parentId }, codes, env)
      if ('refused' in code) return code
      codes.push(code)
      added.push(code)
      idOfKey.set(code.key, code.id)
    }
    if (added.length === 0) return Refused('nothingToDo')
    return { diff: diffOf({ added }), label: { count: added.length } }
  },
}
