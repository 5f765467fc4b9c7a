import * as v from 'valibot'
import { defineRecord, idOf, instant } from './record'

/** A memo on a cell: what one thinks about a case and a code together. One a cell. */
export const cellMemo = defineRecord({
  type: 'cellMemo',
  since: 2,
  entries: {
    caseId: idOf('case'),
    codeId: idOf('code'),
    coderId: idOf('coder'),
    memo: v.pipe(v.string(), v.nonEmpty()),
    at: instant,
  },
  indexes: ['caseId', 'codeId'],
})
