import { diffOf } from '../records/diff'
import type { Attribute, AttributeValue, IdOf, MatrixView } from '../records/schema'
import { idSet, updates } from './changes'
import { done, must, type Command } from './command'
import { replaceInMatrix } from './matrixReferences'

interface Slice {
  attribute: Attribute | undefined
  values: AttributeValue[]
  matrices: MatrixView[]
}

/** Deletes a column of the case table with everything in it. */
export const deleteAttribute: Command<{ attributeId: IdOf<'attribute'> }, Slice> = {
  name: 'deleteAttribute',
  read: async ({ attributeId }, reader) => ({
    attribute: await reader.get<'attribute'>(attributeId),
    values: await reader.where('attributeValue', 'attributeId', attributeId),
    matrices: await reader.all('matrix'),
  }),
  run: (slice, { attributeId }) => {
    const attribute = must(slice.attribute, attributeId)
    const updated = updates(slice.matrices, replaceInMatrix(idSet([attribute]), null))
    return done(diffOf({ removed: [attribute, ...slice.values], updated }), {
      name: attribute.name,
    })
  },
}
