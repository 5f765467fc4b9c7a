import { createCaseKind } from '../../commands/createCaseKind'
import { importCaseTable } from '../../commands/importCaseTable'
import { setReadings } from '../../commands/setReadings'
import { updateCase } from '../../commands/updateCase'
import { parseValue } from '../../commands/values'
import type { Value } from '../../records/attributeValue'
import type { Attribute } from '../../records/schema'
import type { Builder } from './builder'
import { field, found, list, rowsOf, type Row } from './rows'

function valueOf(
  row: Row,
  attribute: Pick<Attribute, 'name' | 'valueType' | 'categories' | 'multiple'>,
): Value {
  const reason = field(row, 'missing_reason')
  if (reason !== '') return { type: 'missing', reason }
  const text = field(row, 'value')
  return found(parseValue(text, attribute) ?? undefined, `the value ${text} of ${attribute.name}`)
}

export async function fillCases(builder: Builder, files: ReadonlyMap<string, string>) {
  for (const row of rowsOf(files, 'case-kinds.csv')) {
    if (!builder.all('caseKind').some(({ name }) => name === row['name'])) {
      await builder.run(createCaseKind, { name: field(row, 'name') })
    }
  }
  const cases = rowsOf(files, 'cases.csv')
  const attributes = rowsOf(files, 'attributes.csv')
  const values = rowsOf(files, 'attribute-values.csv')
  for (const { name: kindName } of builder.all('caseKind')) {
    const own = attributes.filter((row) => row['kind'] === kindName)
    const columns = own.map((row) => ({
      name: field(row, 'name'),
      key: field(row, 'key'),
      valueType: field(row, 'type') as Attribute['valueType'],
      unit: field(row, 'unit'),
      categories: list(field(row, 'values')),
      multiple: row['multiple'] === 'yes',
    }))
    const names = cases.filter((row) => row['kind'] === kindName).map((row) => field(row, 'name'))
    const inForce = values.filter(
      (row) => row['chosen'] === 'yes' && names.includes(field(row, 'case')),
    )
    const origins = [...new Set(inForce.map((row) => field(row, 'origin')))]
    for (const origin of origins.length > 0 ? origins : ['']) {
      const given = inForce.filter((row) => row['origin'] === origin)
      const rows = names.map((caseName) => ({
        caseName,
        values: columns.map((column) => {
          const row = given.find(
            (one) => one['case'] === caseName && one['attribute'] === column.key,
          )
          return row ? valueOf(row, column) : null
        }),
      }))
      await builder.run(importCaseTable, { kindName, columns, rows, origin })
    }
  }
  for (const row of cases.filter((one) => one['aliases'] || one['note'])) {
    const one = found(
      builder.all('case').find(({ name }) => name === row['name']),
      field(row, 'name'),
    )
    const patch = { aliases: list(field(row, 'aliases')), memo: field(row, 'note') }
    await builder.run(updateCase, { caseId: one.id, patch })
  }
  const fields = new Map<string, Row[]>()
  for (const row of values) {
    const key = `${row['case']}\n${row['attribute']}`
    fields.set(key, [...(fields.get(key) ?? []), row])
  }
  for (const [key, rows] of fields) {
    if (rows.length === 1) continue
    const [caseName, attributeKey] = key.split('\n')
    const one = found(
      builder.all('case').find(({ name }) => name === caseName),
      String(caseName),
    )
    const attribute = found(
      builder.all('attribute').find((a) => a.kindId === one.kindId && a.key === attributeKey),
      key,
    )
    await builder.run(setReadings, {
      caseId: one.id,
      attributeId: attribute.id,
      readings: rows.map((row) => ({
        value: valueOf(row, attribute),
        origin: field(row, 'origin'),
      })),
      chosen: rows.findIndex((row) => row['chosen'] === 'yes'),
    })
  }
}
