import * as v from 'valibot'
import { defineRecord, idOf } from './record'

const value = v.variant('type', [
  v.object({ type: v.literal('number'), value: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('text'), value: v.pipe(v.string(), v.nonEmpty()) }),
  v.object({
    type: v.literal('category'),
    value: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1)),
  }),
  v.object({
    type: v.literal('date'),
    /** ISO 8601, as exact as it is known: "1956", "1956-03" or "1956-03-21". */
    value: v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
  }),
  v.object({ type: v.literal('boolean'), value: v.boolean() }),
  v.object({ type: v.literal('missing'), reason: v.string() }),
])

/** One thing that somebody said about it, and where it stands. */
const reading = v.object({ value, origin: v.string() })

/** A field of the case table. Conflicting readings are all kept; one of them is in force. */
export const attributeValue = defineRecord({
  type: 'attributeValue',
  entries: {
    caseId: idOf('case'),
    attributeId: idOf('attribute'),
    readings: v.pipe(v.array(reading), v.minLength(1)),
    /** Index of the reading in force. */
    chosen: v.pipe(v.number(), v.integer(), v.minValue(0)),
  },
  indexes: ['caseId', 'attributeId'],
})

export type Value = v.InferOutput<typeof value>
export type Reading = v.InferOutput<typeof reading>

/** What a field says, as a person would type it, each category by itself; nothing where it is missing. */
export function valueTexts(value: Value): readonly string[] {
  if (value.type === 'missing') return []
  return value.type === 'category' ? value.value : [String(value.value)]
}

/** A value as a person would type it. */
export const plainValue = (value: Value): string => valueTexts(value).join('; ')
