import type { Value } from '../records/attributeValue'
import { diffOf } from '../records/diff'
import type { AnyRecord, Attribute, AttributeValue, Case, CaseKind } from '../records/schema'
import { fold } from '../text/naturalOrder'
import { done, makeId, type Command, type Env } from './command'
import { freeName, lastOrder, wordingRefusal } from './names'
import { plainValue, valueRefusal } from './values'

export interface TableColumn {
  name: string
  valueType: Attribute['valueType']
  key?: string
  unit?: string
  categories?: readonly string[]
  multiple?: boolean
}

export interface CaseTable {
  /** Of the cases in the rows; made when there is none of that name. */
  kindName: string
  columns: readonly TableColumn[]
  /** A value a column; null leaves the field as it is. */
  rows: readonly { caseName: string; values: readonly (Value | null)[] }[]
  /** Where the values stand, e.g. the file's name. */
  origin: string
}

interface Slice {
  kinds: CaseKind[]
  cases: Case[]
  attributes: Attribute[]
  values: AttributeValue[]
}

const sameValue = (a: Value, b: Value) => a.type === b.type && plainValue(a) === plainValue(b)

/**
 * The attribute of this name: the one of this unit, or where one of the two has none, of any. Sales in dollars are not
 * sales in euros.
 */
export function attributeNamed(
  { name, unit = '' }: Pick<TableColumn, 'name' | 'unit'>,
  attributes: readonly Attribute[],
): Attribute | null {
  const named = attributes.filter((attribute) => fold(attribute.name) === fold(name))
  const same = named.find((attribute) => fold(attribute.unit) === fold(unit))
  const any = () => named.find((attribute) => unit === '' || attribute.unit === '')
  return same ?? any() ?? null
}

/**
 * The attribute of a column: the one of that name, with the categories that the table brings, or a new one. Columns of
 * one name have an attribute each.
 */
function columnAttributes(table: CaseTable, kind: CaseKind, slice: Slice, env: Env) {
  const own = slice.attributes.filter(({ kindId }) => kindId === kind.id)
  const free = new Set(own)
  const taken = new Set(own.map(({ name, unit }) => fold(`${name} ${unit}`)))
  const nameFor = ({ name, unit = '' }: TableColumn) => {
    const titles = { has: (wanted: string) => taken.has(fold(`${wanted} ${unit}`)) }
    const given = freeName(name.trim(), titles)
    taken.add(fold(`${given} ${unit}`))
    return given
  }
  return table.columns.map((column, i): { old: Attribute | null; next: Attribute } => {
    const old = attributeNamed(column, [...free])
    if (old) free.delete(old)
    const base: Attribute = old ?? {
      type: 'attribute',
      id: makeId('attribute', env),
      kindId: kind.id,
      name: nameFor(column),
      key: column.key ?? '',
      valueType: column.valueType,
      unit: column.unit ?? '',
      categories: [],
      multiple: column.multiple ?? false,
      order: lastOrder(own) + i,
    }
    if (base.valueType !== 'category') return { old, next: base }
    const brought = table.rows.flatMap(({ values }) => {
      const value = values[i]
      return value?.type === 'category' ? value.value : []
    })
    const categories = [...new Set([...base.categories, ...(column.categories ?? []), ...brought])]
    return {
      old,
      next: categories.length === base.categories.length ? base : { ...base, categories },
    }
  })
}

/** The case of a name or another name that it goes by; one that is not there yet is made and put among what is added. */
function caseFinder(slice: Slice, kind: CaseKind, added: AnyRecord[], env: Env) {
  const known = new Map<string, Case['id']>()
  const own = slice.cases.filter(({ kindId }) => kindId === kind.id)
  for (const { id, name, aliases } of own) {
    for (const one of [name, ...aliases].map(fold)) if (!known.has(one)) known.set(one, id)
  }
  let order = lastOrder(own)
  return (name: string): Case['id'] => {
    const found = known.get(fold(name))
    if (found) return found
    const id = makeId('case', env)
    added.push({
      type: 'case',
      id,
      kindId: kind.id,
      name: name.trim(),
      aliases: [],
      order,
      memo: '',
    })
    order += 1
    known.set(fold(name), id)
    return id
  }
}

/** A field of the table before and after; `old` is null where there was none. */
interface Field {
  old: AttributeValue | null
  now: AttributeValue
}
type Reading = AttributeValue['readings'][number]

const newField = (
  caseId: Case['id'],
  attribute: Attribute,
  reading: Reading,
  env: Env,
): AttributeValue => ({
  type: 'attributeValue',
  id: makeId('attributeValue', env),
  caseId,
  attributeId: attribute.id,
  readings: [reading],
  chosen: 0,
})

/** A field with a reading in force; it is added where none says the same. */
function withReading(field: AttributeValue, reading: Reading): AttributeValue {
  const same = field.readings.findIndex(({ value }) => sameValue(value, reading.value))
  if (same === field.chosen) return field
  if (same >= 0) return { ...field, chosen: same }
  return { ...field, readings: [...field.readings, reading], chosen: field.readings.length }
}

/**
 * Fills the case table from a table: makes the kind, cases, attributes and categories that are missing.
 * A value that differs from the one in force becomes the one in force; the other stays as a reading.
 */
export const importCaseTable: Command<CaseTable, Slice> = {
  name: 'importCaseTable',
  read: async (_args, reader) => ({
    kinds: await reader.all('caseKind'),
    cases: await reader.all('case'),
    attributes: await reader.all('attribute'),
    values: await reader.all('attributeValue'),
  }),
  run: (slice, table, env) => {
    for (const name of [table.kindName, ...table.columns.map((column) => column.name)]) {
      const refusal = wordingRefusal(name)
      if (refusal) return refusal
    }
    const added: AnyRecord[] = []
    const updated: [AnyRecord, AnyRecord][] = []
    let kind = slice.kinds.find(({ name }) => fold(name) === fold(table.kindName))
    if (!kind) {
      kind = {
        type: 'caseKind',
        id: makeId('caseKind', env),
        name: table.kindName.trim(),
        order: lastOrder(slice.kinds),
      }
      added.push(kind)
    }
    const columns = columnAttributes(table, kind, slice, env)
    for (const { old, next } of columns) {
      if (!old) added.push(next)
      else if (old !== next) updated.push([old, next])
    }
    const caseFor = caseFinder(slice, kind, added, env)
    const fields = new Map<string, Field>(
      slice.values.map((old) => [`${old.caseId} ${old.attributeId}`, { old, now: old }]),
    )
    for (const row of table.rows) {
      const unnamed = wordingRefusal(row.caseName)
      if (unnamed) return unnamed
      const caseId = caseFor(row.caseName)
      for (const [i, { next: attribute }] of columns.entries()) {
        const value = row.values[i]
        if (!value) continue
        const refusal = valueRefusal(value, attribute)
        if (refusal) return refusal
        const key = `${caseId} ${attribute.id}`
        const field = fields.get(key)
        const reading = { value, origin: table.origin }
        fields.set(key, {
          old: field?.old ?? null,
          now: field ? withReading(field.now, reading) : newField(caseId, attribute, reading, env),
        })
      }
    }
    for (const { old, now } of fields.values()) {
      if (!old) added.push(now)
      else if (old !== now) updated.push([old, now])
    }
    return done(diffOf({ added, updated }), { count: table.rows.length })
  },
}
