import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

export const measures = ['presence', 'references', 'words', 'characters', 'sources'] as const

/** A saved view: which cases, which codes, which measure. */
export const matrix = defineRecord({
  type: 'matrix',
  entries: {
    name,
    kindId: idOf('caseKind'),
    /** The columns, in order. */
    codeIds: v.array(idOf('code')),
    measure: v.picklist(measures),
    /** A parent counts the codings of its descendants too. */
    rollUp: v.boolean(),
    order: v.pipe(v.number(), v.finite()),
  },
  indexes: [],
})
