import { diffOf } from '../records/diff'
import type { Attribute, AttributeValue, IdOf } from '../records/schema'
import { done, must, type Command } from './command'

interface Slice {
  attribute: Attribute | undefined
  values: AttributeValue[]
}

/** Deletes a column of the case table with everything in it. */
export const deleteAttribute: Command<{ attributeId: IdOf<'attribute'> }, Slice> = {
  name: 'deleteAttribute',
  read: async ({ attributeId }, reader) => ({
    attribute: await reader.get<'attribute'>(attributeId),
    values: await reader.where('attributeValue', 'attributeId', attributeId),
  }),
  run: (slice, { attributeId }) => {
    const attribute = must(slice.attribute, attributeId)
    return done(diffOf({ removed: [attribute, ...slice.values] }), { name: attribute.name })
  },
}
