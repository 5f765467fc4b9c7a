import { diffOf } from '../records/diff'
import type { Attribute, AttributeValue, Case, IdOf } from '../records/schema'
import { fold } from '../text/naturalOrder'
import { patched, updates } from './changes'
import { done, makeId, must, type Command } from './command'
import { lastOrder, nameRefusal } from './names'

interface Args {
  caseId: IdOf<'case'>
  patch: Partial<Pick<Case, 'name' | 'aliases' | 'memo' | 'kindId'>>
}

interface Slice {
  cases: Case[]
  attributes: Attribute[]
  values: AttributeValue[]
}

/** What a case brings along to another kind: every attribute that it has a value for. */
function carriedAttributes(slice: Slice, kindId: IdOf<'caseKind'>, newId: () => IdOf<'attribute'>) {
  const own = slice.attributes.filter((attribute) => attribute.kindId === kindId)
  const added: Attribute[] = []
  const updated: [AttributeValue, AttributeValue][] = []
  for (const value of slice.values) {
    const old = must(
      slice.attributes.find(({ id }) => id === value.attributeId),
      value.attributeId,
    )
    const same = (other: Attribute) =>
      fold(other.name) === fold(old.name) && other.valueType === old.valueType
    let target = [...own, ...added].find(same)
    if (!target) {
      target = { ...old, id: newId(), kindId, order: lastOrder([...own, ...added]) }
      added.push(target)
    }
    updated.push([value, { ...value, attributeId: target.id }])
  }
  return { added, updated }
}

/** Renames a case, describes it, or gives it another kind; its attribute values come along. */
export const updateCase: Command<Args, Slice> = {
  name: 'updateCase',
  read: async ({ caseId }, reader) => ({
    cases: await reader.all('case'),
    attributes: await reader.all('attribute'),
    values: await reader.where('attributeValue', 'caseId', caseId),
  }),
  run: (slice, { caseId, patch }, env) => {
    const found = must(
      slice.cases.find(({ id }) => id === caseId),
      caseId,
    )
    const kindId = patch.kindId ?? found.kindId
    const siblings = slice.cases.filter((other) => other.kindId === kindId)
    const name = (patch.name ?? found.name).trim()
    const refusal = nameRefusal(name, siblings, caseId)
    if (refusal) return refusal
    const moves = kindId !== found.kindId
    const carried = moves
      ? carriedAttributes(slice, kindId, () => makeId('attribute', env))
      : { added: [], updated: [] }
    const change = (old: Case): Case => ({
      ...patched(old, patch),
      name,
      ...(moves && { order: lastOrder(siblings) }),
    })
    return done(
      diffOf({
        added: carried.added,
        updated: [...updates([found], change), ...carried.updated],
      }),
      { name },
    )
  },
}
