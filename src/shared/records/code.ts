import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

/** Names of hues; each theme says how they look. */
export const colours = [
  'indigo',
  'teal',
  'rust',
  'green',
  'plum',
  'gold',
  'blue',
  'olive',
  'red',
  'slate',
] as const

/** A node of the codebook tree. */
export const code = defineRecord({
  type: 'code',
  entries: {
    name,
    parentId: v.nullable(idOf('code')),
    /** Place among its siblings, rising; any finite number. */
    order: v.pipe(v.number(), v.finite()),
    colour: v.picklist(colours),
    /** A short key for tables and files, unique in the project where there is one, e.g. "gov.quasi". */
    key: v.string(),
    definition: v.string(),
    include: v.string(),
    exclude: v.string(),
    example: v.string(),
    /** The case kinds it applies to; empty means all. */
    caseKindIds: v.array(idOf('caseKind')),
    /** Siblings with the same group name exclude one another; empty means none. */
    exclusiveGroup: v.string(),
    memo: v.string(),
  },
  indexes: ['parentId'],
})
