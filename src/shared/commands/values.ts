import type { Attribute } from '../records/schema'
import { plainValue, type Value } from '../records/attributeValue'
import { fold } from '../text/naturalOrder'
import { Refused, type Refusal } from './command'

export { plainValue }

/** Why a value can't stand under an attribute, or null when it can. */
export function valueRefusal(value: Value, attribute: Attribute): Refusal | null {
  if (value.type === 'missing') return null
  if (value.type !== attribute.valueType) {
    return Refused('wrongType', { value: plainValue(value), name: attribute.name })
  }
  if (value.type !== 'category') return null
  const stranger = value.value.find((one) => !attribute.categories.includes(one))
  if (stranger !== undefined) {
    return Refused('notACategory', { value: stranger, name: attribute.name })
  }
  return value.value.length > 1 && !attribute.multiple
    ? Refused('wrongType', { value: plainValue(value), name: attribute.name })
    : null
}

const YES = new Set(['yes', 'y', 'true', 'si', 's', 'verdadero', '1'])
const NO = new Set(['no', 'n', 'false', 'falso', '0'])

/** A number as people write it: "1,902", "1.902,5", "35.79". Null for anything else. */
export function parseNumber(text: string): number | null {
  const compact = text.trim().replace(/[\s\u00a0\u202f']/g, '')
  const decimalComma = /^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(compact)
  const plain = decimalComma
    ? compact.replaceAll('.', '').replace(',', '.')
    : compact.replace(/,(?=\d{3}(\D|$))/g, '')
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN
  // 1e999 is a number to read and none that a project file can hold.
  return Number.isFinite(value) ? value : null
}

/** What a person typed, as a value of an attribute's type. Null where it can't be one. */
export function parseValue(
  text: string,
  attribute: Pick<Attribute, 'valueType' | 'categories' | 'multiple'>,
): Value | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  switch (attribute.valueType) {
    case 'text':
      return { type: 'text', value: trimmed }
    case 'number': {
      const value = parseNumber(trimmed)
      return value === null ? null : { type: 'number', value }
    }
    case 'boolean': {
      const word = fold(trimmed)
      if (YES.has(word)) return { type: 'boolean', value: true }
      return NO.has(word) ? { type: 'boolean', value: false } : null
    }
    case 'date':
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(trimmed) ? { type: 'date', value: trimmed } : null
    case 'category': {
      const parts = attribute.multiple ? trimmed.split(';').map((part) => part.trim()) : [trimmed]
      const known = parts
        .filter((part) => part !== '')
        .map((part) => attribute.categories.find((one) => fold(one) === fold(part)) ?? part)
      return known.length > 0 ? { type: 'category', value: known } : null
    }
  }
}
