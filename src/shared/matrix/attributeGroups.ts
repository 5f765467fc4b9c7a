import type { Attribute, AttributeValue } from '../records/schema'
import type { Value } from '../records/attributeValue'
import { compareNames } from '../text/naturalOrder'

/** The cases that share a value of an attribute. */
export interface CaseGroup {
  /** Unique among the groups of an attribute; `missing` for those of which nothing is known. */
  id: string
  label: GroupLabel
  caseIds: readonly string[]
}

export type GroupLabel =
  | { kind: 'text'; text: string }
  | { kind: 'boolean'; value: boolean }
  /** From `from` up to, but not with, `to`; null where the band is open. */
  | { kind: 'band'; from: number | null; to: number | null }
  /** The ten years that begin with this one. */
  | { kind: 'decade'; from: number }
  | { kind: 'missing' }

/** Where a number's bands may be cut when nobody has said it: at its terciles, rounded to two digits. */
export function suggestedCuts(numbers: readonly number[]): number[] {
  const sorted = numbers.toSorted((a, b) => a - b)
  if (new Set(sorted).size < 3) return []
  const cuts = [1, 2].map((third) => {
    const value = sorted[Math.floor((third * sorted.length) / 3)]!
    const unit = value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
    return Number((Math.round(value / unit) * unit).toPrecision(12))
  })
  return [...new Set(cuts)].filter((cut) => cut > sorted[0]!)
}

/** The chosen values of an attribute, by case. */
export function chosenValues(
  attributeId: string,
  values: readonly AttributeValue[],
): ReadonlyMap<string, Value> {
  return new Map(
    values
      .filter((one) => one.attributeId === attributeId)
      .map((one) => [one.caseId, one.readings[one.chosen]!.value]),
  )
}

function labelsOf(value: Value, cuts: readonly number[]): GroupLabel[] {
  switch (value.type) {
    case 'missing':
      return [{ kind: 'missing' }]
    case 'category':
      return value.value.map((text) => ({ kind: 'text', text }))
    case 'text':
      return [{ kind: 'text', text: value.value }]
    case 'boolean':
      return [{ kind: 'boolean', value: value.value }]
    case 'date':
      return [{ kind: 'decade', from: 10 * Math.floor(Number(value.value.slice(0, 4)) / 10) }]
    case 'number': {
      const above = cuts.filter((cut) => cut <= value.value).length
      return [{ kind: 'band', from: cuts[above - 1] ?? null, to: cuts[above] ?? null }]
    }
  }
}

const keyOf = (label: GroupLabel): string => {
  switch (label.kind) {
    case 'text':
      return `text:${label.text}`
    case 'boolean':
      return `boolean:${label.value}`
    case 'band':
      return `band:${label.from}`
    case 'decade':
      return `decade:${label.from}`
    case 'missing':
      return 'missing'
  }
}

function allLabels(attribute: Attribute, cuts: readonly number[]): GroupLabel[] {
  if (attribute.valueType === 'category')
    return attribute.categories.map((text) => ({ kind: 'text', text }))
  if (attribute.valueType === 'boolean')
    return [true, false].map((value) => ({ kind: 'boolean', value }))
  if (attribute.valueType === 'number')
    return [null, ...cuts].map((from, i) => ({ kind: 'band', from, to: cuts[i] ?? null }))
  return []
}

const compareLabels = (a: GroupLabel, b: GroupLabel): number => {
  if (a.kind === 'decade' && b.kind === 'decade') return a.from - b.from
  return a.kind === 'text' && b.kind === 'text' ? compareNames(a.text, b.text) : 0
}

/**
 * The cases in groups by an attribute: categories in their order, yes before no, numbers in bands between the cuts
 * (rising; a value on a cut belongs to the band above it), dates by decade, texts by name. Values that no case has are
 * left out, and what is missing comes last. A case with several categories is in several groups.
 */
export function attributeGroups(
  caseIds: readonly string[],
  attribute: Attribute,
  values: readonly AttributeValue[],
  cuts: readonly number[] = [],
): CaseGroup[] {
  const chosen = chosenValues(attribute.id, values)
  const missing: GroupLabel = { kind: 'missing' }
  const groups = new Map(
    allLabels(attribute, cuts).map((label) => [keyOf(label), { label, caseIds: [] as string[] }]),
  )
  const late: { label: GroupLabel; caseIds: string[] }[] = []
  const unknown: string[] = []
  for (const caseId of caseIds) {
    for (const label of labelsOf(chosen.get(caseId) ?? { type: 'missing', reason: '' }, cuts)) {
      if (label.kind === 'missing') {
        unknown.push(caseId)
        continue
      }
      const known = groups.get(keyOf(label))
      if (known) known.caseIds.push(caseId)
      else {
        const group = { label, caseIds: [caseId] }
        groups.set(keyOf(label), group)
        late.push(group)
      }
    }
  }
  const inOrder = [
    ...[...groups.values()].filter((group) => !late.includes(group)),
    ...late.toSorted((a, b) => compareLabels(a.label, b.label)),
    { label: missing, caseIds: unknown },
  ]
  return inOrder
    .filter((group) => group.caseIds.length > 0)
    .map((group) => ({ id: keyOf(group.label), ...group }))
}
