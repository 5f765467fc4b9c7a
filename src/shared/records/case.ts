import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

/** The thing compared: a firm, a person, a place. (Named `caseRecord` because `case` is a reserved word.) */
export const caseRecord = defineRecord({
  type: 'case',
  entries: {
    kindId: idOf('caseKind'),
    name,
    aliases: v.array(v.pipe(v.string(), v.nonEmpty())),
    order: v.pipe(v.number(), v.finite()),
    memo: v.string(),
  },
  indexes: ['kindId'],
})
