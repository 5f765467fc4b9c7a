import type { CellPlace } from '../matrix/evidence'
import { diffOf } from '../records/diff'
import type { Case, CellMemo, Code } from '../records/schema'
import { done, makeId, must, type Command } from './command'

interface Args extends CellPlace {
  memo: string
}

interface Slice {
  memos: CellMemo[]
  one: Case | undefined
  code: Code | undefined
}

/** Writes the memo on a case and a code together; one without words is taken away. */
export const setCellMemo: Command<Args, Slice> = {
  name: 'setCellMemo',
  read: async ({ caseId, codeId }, reader) => ({
    memos: await reader.where('cellMemo', 'caseId', caseId),
    one: await reader.get<'case'>(caseId),
    code: await reader.get<'code'>(codeId),
  }),
  run: ({ memos, one, code }, { caseId, codeId, memo }, env) => {
    const label = { name: must(one, caseId).name, code: must(code, codeId).name }
    const old = memos.find((other) => other.codeId === codeId)
    if (memo.trim() === '') return done(diffOf({ removed: old ? [old] : [] }), label)
    if (old?.memo === memo) return done(diffOf({}), label)
    const said = { memo, coderId: env.coderId, at: env.now }
    if (old) return done(diffOf({ updated: [[old, { ...old, ...said }]] }), label)
    const added: CellMemo = {
      type: 'cellMemo',
      id: makeId('cellMemo', env),
      caseId,
      codeId,
      ...said,
    }
    return done(diffOf({ added: [added] }), label)
  },
}
