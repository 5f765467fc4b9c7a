import * as v from 'valibot'
import { defineRecord, idOf, instant } from './record'
import { seen } from './seen'

const words = v.pipe(v.string(), v.nonEmpty())

/** What a case says of a code, in the analyst's words, with links to its passages as in memos. One a cell. */
export const summary = defineRecord({
  type: 'summary',
  since: 3,
  entries: {
    caseId: idOf('case'),
    codeId: idOf('code'),
    text: words,
    writerId: idOf('coder'),
    at: instant,
    seen,
    /** How it read before, oldest first. */
    earlier: v.array(v.object({ text: words, writerId: idOf('coder'), at: instant })),
  },
  indexes: ['caseId', 'codeId'],
})
