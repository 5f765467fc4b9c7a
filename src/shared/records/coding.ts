import * as v from 'valibot'
import { anchorSchema } from './anchor'
import { defineRecord, idOf, instant } from './record'

/** One code put on one passage by one coder. */
export const coding = defineRecord({
  type: 'coding',
  entries: {
    sourceId: idOf('source'),
    codeId: idOf('code'),
    coderId: idOf('coder'),
    anchor: anchorSchema,
    /** The text is gone: the anchor tells where it last stood and what it said. */
    detached: v.boolean(),
    weight: v.nullable(v.pipe(v.number(), v.finite())),
    polarity: v.picklist(['supports', 'contradicts']),
    memo: v.string(),
    /** It may stand for the others of its code: a quote that a report would show. */
    representative: v.boolean(),
    createdAt: instant,
  },
  indexes: ['sourceId', 'codeId', 'coderId'],
  migrations: [{ to: 3, up: (old) => ({ ...old, representative: false }) }],
})
