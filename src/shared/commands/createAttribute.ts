import { diffOf } from '../records/diff'
import type { Attribute, IdOf } from '../records/schema'
import { makeId, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

export interface AttributeDraft extends Partial<
  Pick<Attribute, 'key' | 'unit' | 'categories' | 'multiple'>
> {
  kindId: IdOf<'caseKind'>
  name: string
  valueType: Attribute['valueType']
}

export const createAttribute: Command<AttributeDraft, Attribute[]> = {
  name: 'createAttribute',
  read: ({ kindId }, reader) => reader.where('attribute', 'kindId', kindId),
  run: (siblings, draft, env) =>
    nameRefusal(draft.name, siblings) ?? {
      diff: diffOf({
        added: [
          {
            type: 'attribute',
            id: makeId('attribute', env),
            kindId: draft.kindId,
            name: draft.name.trim(),
            key: draft.key ?? '',
            valueType: draft.valueType,
            unit: draft.unit ?? '',
            categories: [...(draft.categories ?? [])],
            multiple: draft.multiple ?? false,
            order: lastOrder(siblings),
          },
        ],
      }),
      label: { name: draft.name.trim() },
    },
}
