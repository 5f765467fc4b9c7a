import * as v from 'valibot'
import { defineRecord, name } from './record'

/** What sort of thing is compared: supplier, mining company, clinic, school. */
export const caseKind = defineRecord({
  type: 'caseKind',
  entries: { name, order: v.pipe(v.number(), v.finite()) },
  indexes: [],
})
