import * as v from 'valibot'
import { defineRecord, idOf, instant, name } from './record'

/** The study itself: one record a project. */
export const project = defineRecord({
  type: 'project',
  entries: {
    name,
    memo: v.string(),
    createdAt: instant,
    /** The codes behind the keys 1 to 9, in that order. */
    pins: v.pipe(v.array(v.nullable(idOf('code'))), v.maxLength(9)),
  },
  indexes: [],
})
