import * as v from 'valibot'
import { defineRecord, idOf, name } from './record'

export const attributeTypes = ['number', 'text', 'category', 'date', 'boolean'] as const

/** A column of the case table: what is known of every case of one kind. */
export const attribute = defineRecord({
  type: 'attribute',
  entries: {
    kindId: idOf('caseKind'),
    name,
    /** A short key for files, unique within the kind where there is one, e.g. "turnover_musd". */
    key: v.string(),
    valueType: v.picklist(attributeTypes),
    /** For numbers, e.g. "million USD"; else empty. */
    unit: v.string(),
    /** For categories: the values that may be chosen, in order. */
    categories: v.array(v.pipe(v.string(), v.nonEmpty())),
    /** For categories: a case may have several. */
    multiple: v.boolean(),
    order: v.pipe(v.number(), v.finite()),
  },
  indexes: ['kindId'],
})
