import { diffOf } from '../records/diff'
import type { Reading } from '../records/attributeValue'
import type { Attribute, AttributeValue, IdOf } from '../records/schema'
import { patched, updates } from './changes'
import { done, must, Refused, type Command, type Refusal } from './command'
import { nameRefusal } from './names'
import { parseValue, plainValue, valueRefusal } from './values'

interface Args {
  attributeId: IdOf<'attribute'>
  patch: Partial<Pick<Attribute, 'name' | 'key' | 'valueType' | 'unit' | 'categories' | 'multiple'>>
}

interface Slice {
  attribute: Attribute
  siblings: Attribute[]
  values: AttributeValue[]
}

const textOf = (reading: Reading) => plainValue(reading.value)

/** The categories that a column needs when it becomes one of categories: what its readings say. */
const categoriesIn = (values: readonly AttributeValue[]): string[] =>
  [...new Set(values.flatMap(({ readings }) => readings.map(textOf)))].filter((text) => text !== '')

function converted(reading: Reading, attribute: Attribute): Reading | Refusal {
  if (reading.value.type === 'missing') return reading
  const value = parseValue(textOf(reading), attribute)
  if (!value) return Refused('wrongType', { value: textOf(reading), name: attribute.name })
  return valueRefusal(value, attribute) ?? { ...reading, value }
}

/** Changes a column of the case table. Another type is given only where every reading fits it. */
export const updateAttribute: Command<Args, Slice> = {
  name: 'updateAttribute',
  read: async ({ attributeId }, reader) => {
    const attribute = must(await reader.get<'attribute'>(attributeId), attributeId)
    return {
      attribute,
      siblings: await reader.where('attribute', 'kindId', attribute.kindId),
      values: await reader.where('attributeValue', 'attributeId', attributeId),
    }
  },
  run: ({ attribute, siblings, values }, { patch }) => {
    const name = (patch.name ?? attribute.name).trim()
    const refusal = nameRefusal(name, siblings, attribute.id)
    if (refusal) return refusal
    const becomesCategory = patch.valueType === 'category' && attribute.valueType !== 'category'
    const next: Attribute = {
      ...patched(attribute, patch),
      name,
      ...(becomesCategory && !patch.categories && { categories: categoriesIn(values) }),
    }
    const changed: [AttributeValue, AttributeValue][] = []
    for (const value of values) {
      const readings: Reading[] = []
      for (const reading of value.readings) {
        const result = converted(reading, next)
        if ('refused' in result) return result
        readings.push(result)
      }
      changed.push(...updates([value], (old) => ({ ...old, readings })))
    }
    return done(diffOf({ updated: [...updates([attribute], () => next), ...changed] }), { name })
  },
}
