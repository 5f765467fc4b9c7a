import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

export const scaleKinds = ['ordinal', 'fuzzy'] as const

/**
 * What cells of some codes are rated on. An ordinal scale has its steps and nothing between them, numbered from 0;
 * a fuzzy one runs from 0 to 1, and its steps only say what some of its values mean.
 */
export const scale = defineRecord({
  type: 'scale',
  since: 3,
  entries: {
    name,
    kind: v.picklist(scaleKinds),
    /** Rising by value. */
    steps: v.pipe(
      v.array(v.object({ value: v.pipe(v.number(), v.finite()), label: name })),
      v.minLength(2),
    ),
    /** The codes whose cells are rated on it; a code has one scale at most. */
    codeIds: v.array(idOf('code')),
    order: v.pipe(v.number(), v.finite()),
  },
  indexes: [],
})
