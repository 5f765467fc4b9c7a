import type { Value } from '../records/attributeValue'
import { diffOf } from '../records/diff'
import type { AnyRecord, Attribute, AttributeValue, Case, CaseKind } from '../records/schema'
import { fold } from '../text/naturalOrder'
import { done, makeId, type Command, type Env } from './command'
import { lastOrder, wordingRefusal } from './names'
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

/** The attribute of a column: the one of that name, with the categories that the table brings, or a new one. */
function columnAttributes(table: CaseTable, kind: CaseKind, slice: Slice, env: Env) {
  const own = slice.attributes.filter(({ kindId }) => kindId === kind.id)
  return table.columns.map((column, i): { old: Attribute | null; next: Attribute } => {
    const old = own.find((attribute) => fold(attribute.name) === fold(column.name)) ?? null
    const base: Attribute = old ?? {
      type: 'attribute',
      id: makeId('attribute', env),
      kindId: kind.id,
      name: column.name.trim(),
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
    const cases = slice.cases.filter(({ kindId }) => kindId === kind.id)
    for (const row of table.rows) {
      const unnamed = wordingRefusal(row.caseName)
      if (unnamed) return unnamed
      let one = cases.find((other) =>
        [other.name, ...other.aliases].map(fold).includes(fold(row.caseName)),
      )
      if (!one) {
        one = {
          type: 'case',
          id: makeId('case', env),
          kindId: kind.id,
          name: row.caseName.trim(),
          aliases: [],
          order: lastOrder(cases),
          memo: '',
        }
        cases.push(one)
        added.push(one)
      }
      for (const [i, { next: attribute }] of columns.entries()) {
        const value = row.values[i]
        if (!value) continue
        const refusal = valueRefusal(value, attribute)
        if (refusal) return refusal
        const reading = { value, origin: table.origin }
        const { id: caseId } = one
        const old = slice.values.find(
          (field) => field.caseId === caseId && field.attributeId === attribute.id,
        )
        if (!old) {
          added.push({
            type: 'attributeValue',
            id: makeId('attributeValue', env),
            caseId,
            attributeId: attribute.id,
            readings: [reading],
            chosen: 0,
          })
          continue
        }
        const same = old.readings.findIndex((known) => sameValue(known.value, value))
        if (same < 0) {
          const readings = [...old.readings, reading]
          updated.push([old, { ...old, readings, chosen: readings.length - 1 }])
        } else if (same !== old.chosen) updated.push([old, { ...old, chosen: same }])
      }
    }
    return done(diffOf({ added, updated }), { count: table.rows.length })
  },
}
