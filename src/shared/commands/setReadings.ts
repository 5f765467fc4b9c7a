import type { Reading } from '../records/attributeValue'
import { diffOf } from '../records/diff'
import type { Attribute, AttributeValue, Case, IdOf } from '../records/schema'
import { updates } from './changes'
import { done, makeId, must, type Command } from './command'
import { valueRefusal } from './values'

interface Args {
  caseId: IdOf<'case'>
  attributeId: IdOf<'attribute'>
  /** Everything that is said about it; none empties the field. */
  readings: readonly Reading[]
  /** Index of the reading in force. */
  chosen: number
}

interface Slice {
  one: Case | undefined
  attribute: Attribute | undefined
  values: AttributeValue[]
}

/** Fills a field of the case table. */
export const setReadings: Command<Args, Slice> = {
  name: 'setReadings',
  read: async ({ caseId, attributeId }, reader) => ({
    one: await reader.get<'case'>(caseId),
    attribute: await reader.get<'attribute'>(attributeId),
    values: await reader.where('attributeValue', 'caseId', caseId),
  }),
  run: (slice, { caseId, attributeId, readings, chosen }, env) => {
    const attribute = must(slice.attribute, attributeId)
    for (const { value } of readings) {
      const refusal = valueRefusal(value, attribute)
      if (refusal) return refusal
    }
    const label = { attribute: attribute.name, name: must(slice.one, caseId).name }
    const old = slice.values.find((value) => value.attributeId === attributeId)
    if (readings.length === 0) return done(diffOf({ removed: old ? [old] : [] }), label)
    if (!readings[chosen])
      throw new Error(`Reading ${chosen} of ${readings.length} can't be in force`)
    const next = { readings: [...readings], chosen }
    if (old) return done(diffOf({ updated: updates([old], () => ({ ...old, ...next })) }), label)
    return done(
      diffOf({
        added: [
          {
            type: 'attributeValue',
            id: makeId('attributeValue', env),
            caseId,
            attributeId,
            ...next,
          },
        ],
      }),
      label,
    )
  },
}
