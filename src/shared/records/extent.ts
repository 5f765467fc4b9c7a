import * as v from 'valibot'
import { anchorSchema } from './anchor'
import { defineRecord, idOf } from './record'

/** A whole source, or a span of one, that belongs to a case. */
export const extent = defineRecord({
  type: 'extent',
  entries: {
    caseId: idOf('case'),
    sourceId: idOf('source'),
    /** Null: the whole source. */
    anchor: v.nullable(anchorSchema),
    /** The text of the span is gone; never true for a whole source. */
    detached: v.boolean(),
  },
  indexes: ['caseId', 'sourceId'],
})
