import { describe, expect, test } from 'vitest'
import { createAttribute } from '#shared/commands/createAttribute'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { deleteAttribute } from '#shared/commands/deleteAttribute'
import { deleteCaseKind } from '#shared/commands/deleteCaseKind'
import { deleteCases } from '#shared/commands/deleteCases'
import { importCaseTable } from '#shared/commands/importCaseTable'
import { renameCaseKind } from '#shared/commands/renameCaseKind'
import { renameCoder } from '#shared/commands/renameCoder'
import { setReadings } from '#shared/commands/setReadings'
import { updateAttribute } from '#shared/commands/updateAttribute'
import { updateCase } from '#shared/commands/updateCase'
import { updateProject } from '#shared/commands/updateProject'
import { caseTableOf, readCaseTable } from '#shared/formats/caseTable'
import type { Attribute } from '#shared/records/schema'
import { project } from './harness'

describe('cases and their kinds', () => {
  test('a kind with cases stays, an empty one goes with its attributes', async () => {
    const p = project()
    await p.done(createCaseKind, { name: 'Clinic' })
    const kind = p.named('caseKind', 'Clinic')
    await p.done(renameCaseKind, { kindId: kind.id, name: 'Hospital' })
    await p.done(createAttribute, { kindId: kind.id, name: 'Beds', valueType: 'number' })
    await p.done(createCase, { kindId: kind.id, name: 'North' })
    expect(await p.refused(deleteCaseKind, { kindId: kind.id })).toBe('refusals.lastCaseKind')
    await p.done(deleteCases, { caseIds: [p.named('case', 'North').id] })
    await p.done(deleteCaseKind, { kindId: kind.id })
    expect(p.all('attribute').some(({ kindId }) => kindId === kind.id)).toBe(false)
  })

  test('a case that changes its kind brings its values along', async () => {
    const p = project()
    const bisa = p.named('case', 'Bisa')
    const values = p.all('attributeValue').filter(({ caseId }) => caseId === bisa.id).length
    const kindId = p.named('caseKind', 'Expert').id
    await p.done(updateCase, { caseId: bisa.id, patch: { kindId, aliases: ['Bisa Ltd'] } })
    expect(p.named('case', 'Bisa')).toMatchObject({ kindId, aliases: ['Bisa Ltd'] })
    expect(p.all('attributeValue').filter(({ caseId }) => caseId === bisa.id)).toHaveLength(values)
  })
})

describe('attributes', () => {
  test('conflicting readings stay, one in force, and a value of the wrong type is refused', async () => {
    const p = project()
    const place = {
      caseId: p.named('case', 'Bisa').id,
      attributeId: p.named('attribute', 'Employees').id,
    }
    const number = (value: number, origin: string) => ({
      value: { type: 'number' as const, value },
      origin,
    })
    const readings = [number(350, 'Table 3'), number(400, 'web page')]
    await p.done(setReadings, { ...place, readings, chosen: 1 })
    const field = p.all('attributeValue').find(({ caseId, attributeId }) => {
      return caseId === place.caseId && attributeId === place.attributeId
    })
    expect(field).toMatchObject({ readings, chosen: 1 })
    const text = [{ value: { type: 'text' as const, value: 'many' }, origin: '' }]
    expect(await p.refused(setReadings, { ...place, readings: text, chosen: 0 })).toBe(
      'refusals.wrongType',
    )
    await p.done(setReadings, { ...place, readings: [], chosen: 0 })
  })

  test('an attribute becomes text with its values, and not numbers where they are words', async () => {
    const p = project()
    const { id } = p.named('attribute', 'Employees')
    await p.done(updateAttribute, { attributeId: id, patch: { valueType: 'text' } })
    const words = p.named('attribute', 'Legal kind').id
    expect(
      await p.refused(updateAttribute, { attributeId: words, patch: { valueType: 'number' } }),
    ).toBe('refusals.wrongType')
    await p.done(deleteAttribute, { attributeId: words })
    expect(p.all('attributeValue').some(({ attributeId }) => attributeId === words)).toBe(false)
  })

  test('a table fills in cases, keeps what it contradicts, and says what does not fit', async () => {
    const p = project()
    const csv = 'Name;Employees;Founded abroad;Turnover (EUR)\nBisa;999;no;1,5\nNova;n/a;yes;x\n'
    const known = p
      .all('attribute')
      .filter(({ kindId }) => kindId === p.named('case', 'Bisa').kindId)
    const file = { name: 'firms.csv', bytes: new TextEncoder().encode(csv) }
    const found = readCaseTable(file, known)
    if (!found.ok) throw new Error(found.problem.key)
    const plan = found.plan.map((column) =>
      column.name.startsWith('Turnover')
        ? { ...column, name: 'Sales', valueType: 'number' as const, unit: 'EUR' }
        : column,
    )
    const read = caseTableOf(found.table, plan, { kindName: 'supplier', origin: 'firms.csv' })
    expect(read.misfits).toEqual([{ caseName: 'Nova', column: 'Sales', text: 'x' }])
    await p.done(importCaseTable, read.table)
    const valuesOf = (name: string) =>
      Object.fromEntries(
        p
          .all('attributeValue')
          .filter(({ caseId }) => caseId === p.named('case', name).id)
          .map(({ attributeId, readings, chosen }) => [
            p.all('attribute').find(({ id }) => id === attributeId)!.name,
            { all: readings.length, value: readings[chosen]!.value },
          ]),
      )
    expect(valuesOf('Bisa')).toMatchObject({
      Employees: { all: 2, value: { type: 'number', value: 999 } },
      'Founded abroad': { all: 1, value: { type: 'boolean', value: false } },
      Sales: { all: 1, value: { type: 'number', value: 1.5 } },
    })
    expect(valuesOf('Nova')).toEqual({
      Employees: { all: 1, value: { type: 'missing', reason: 'n/a' } },
      'Founded abroad': { all: 1, value: { type: 'boolean', value: true } },
    })
  })
})

describe('a table in which names come twice', () => {
  const tableFrom = (text: string, known: readonly Attribute[] = []) => {
    const read = readCaseTable({ name: 'twice.csv', bytes: new TextEncoder().encode(text) }, known)
    if (!read.ok) throw new Error(read.problem.key)
    return caseTableOf(read.table, read.plan, { kindName: 'School', origin: 'twice.csv' }).table
  }
  const fieldsOf = (p: ReturnType<typeof project>) => {
    const kindId = p.named('caseKind', 'School').id
    const own = p.all('attribute').filter((attribute) => attribute.kindId === kindId)
    return own.map(({ id, name, unit }) => ({
      name: `${name} ${unit}`.trim(),
      values: p
        .all('attributeValue')
        .filter(({ attributeId }) => attributeId === id)
        .map(({ readings, chosen }) => [readings.map(({ value }) => value), chosen]),
    }))
  }
  const number = (value: number) => ({ type: 'number' as const, value })

  test('has one field a case, in which each value is a reading and the last one is in force', async () => {
    const p = project()
    await p.done(importCaseTable, tableFrom('School,Staff\nNorte,12\nNORTE,14\nnorte,12\nSur,3\n'))
    expect(fieldsOf(p)).toEqual([
      {
        name: 'Staff',
        values: [
          [[number(12), number(14)], 0],
          [[number(3)], 0],
        ],
      },
    ])
  })

  test('has an attribute a column, told apart by their units or by a number, also when it is read again', async () => {
    const p = project()
    const table = tableFrom('School,Sales (EUR),Sales (USD),Staff,Staff\nNorte,1,2,3,4\n')
    await p.done(importCaseTable, table)
    const fields = [
      { name: 'Sales EUR', values: [[[number(1)], 0]] },
      { name: 'Sales USD', values: [[[number(2)], 0]] },
      { name: 'Staff', values: [[[number(3)], 0]] },
      { name: 'Staff (2)', values: [[[number(4)], 0]] },
    ]
    expect(fieldsOf(p)).toEqual(fields)
    const attributes = table.columns.slice(0, 3)
    const rows = table.rows.map((row) => ({ ...row, values: row.values.slice(0, 3) }))
    expect(await p.refused(importCaseTable, { ...table, columns: attributes, rows })).toBe(
      'refusals.nothingToDo',
    )
    expect(fieldsOf(p)).toEqual(fields)
  })

  test('has another attribute for another unit, and the known one for none or for its own', async () => {
    const p = project()
    await p.done(importCaseTable, tableFrom('School,Sales (EUR)\nNorte,1\n'))
    const euros = { name: 'Sales EUR', values: [[[number(1)], 0]] }
    for (const title of ['Sales', 'Sales [EUR]']) {
      const again = tableFrom(`School,${title}\nNorte,1\n`, p.all('attribute'))
      expect(await p.refused(importCaseTable, again)).toBe('refusals.nothingToDo')
    }
    await p.done(importCaseTable, tableFrom('School,Sales (USD)\nNorte,9\n', p.all('attribute')))
    expect(fieldsOf(p)).toEqual([euros, { name: 'Sales USD', values: [[[number(9)], 0]] }])
  })
})

test('the project and its coder are renamed', async () => {
  const p = project()
  await p.done(updateProject, { patch: { name: 'Second study' } })
  expect(p.all('project')[0]?.name).toBe('Second study')
  await p.done(renameCoder, { coderId: p.all('coder')[0]!.id, name: 'R. Q.' })
  expect(p.all('coder')[0]?.name).toBe('R. Q.')
})
