import { valueTexts, type Value } from '../records/attributeValue'
import type { Attribute, AttributeValue } from '../records/schema'
import { compareNames } from '../text/naturalOrder'

/** The value of an attribute that is in force for a case; null where none is known. */
export type ValueOf = (caseId: string, attributeId: string) => Value | null

export function valuesInForce(values: readonly AttributeValue[]): ValueOf {
  const known = new Map(values.map((field) => [`${field.caseId} ${field.attributeId}`, field]))
  return (caseId, attributeId) => {
    const field = known.get(`${caseId} ${attributeId}`)
    const value = field?.readings[field.chosen]?.value
    return !value || value.type === 'missing' ? null : value
  }
}

/** Stands in a condition for the cases whose value is missing. */
export const NO_VALUE = ''

/** What a condition can ask for in a case: each category by itself, any other value whole. */
export function textsOf(value: Value | null): readonly string[] {
  return value ? valueTexts(value) : [NO_VALUE]
}

/** Rising as the case table orders values: categories as the attribute lists them. What is missing comes last. */
export function compareValues(
  { categories }: Pick<Attribute, 'categories'>,
  a: Value | null,
  b: Value | null,
): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0
  if (a.type === 'category' && b.type === 'category') {
    const placeOf = (name: string | undefined) =>
      name === undefined ? -1 : categories.indexOf(name) + 1 || categories.length + 1
    for (let i = 0; i < Math.max(a.value.length, b.value.length); i += 1) {
      const difference = placeOf(a.value[i]) - placeOf(b.value[i])
      if (difference !== 0) return difference
    }
    return 0
  }
  if (a.type === 'number' && b.type === 'number') return a.value - b.value
  if (a.type === 'boolean' && b.type === 'boolean') return Number(a.value) - Number(b.value)
  return compareNames(valueTexts(a).join('; '), valueTexts(b).join('; '))
}

/** A value that a condition may name, and how many of the cases have it. */
export interface ValueChoice {
  text: string
  cases: number
}

/** The values of an attribute that occur among cases, in their order; what is missing comes last. */
export function valueChoices(
  attribute: Pick<Attribute, 'id' | 'categories'>,
  cases: readonly { id: string }[],
  valueOf: ValueOf,
): ValueChoice[] {
  const counts = new Map<string, { value: Value | null; cases: number }>()
  for (const { id } of cases) {
    const value = valueOf(id, attribute.id)
    for (const text of textsOf(value)) {
      const alone: Value | null = value?.type === 'category' ? { ...value, value: [text] } : value
      const known = counts.get(text)
      if (known) known.cases += 1
      else counts.set(text, { value: alone, cases: 1 })
    }
  }
  return [...counts]
    .toSorted(([, a], [, b]) => compareValues(attribute, a.value, b.value))
    .map(([text, { cases: count }]) => ({ text, cases: count }))
}
