import { diffOf } from '../records/diff'
import type { Code } from '../records/schema'
import type { Command } from './command'
import { newCode, type CodeDraft } from './newCode'

export const createCode: Command<CodeDraft, Code[]> = {
  name: 'createCode',
  read: (_args, reader) => reader.all('code'),
  run: (codes, draft, env) => {
    const code = newCode(draft, codes, env)
    if ('refused' in code) return code
    return { diff: diffOf({ added: [code] }), label: { name: code.name } }
  },
}
