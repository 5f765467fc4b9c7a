import { expect, test } from 'vitest'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { checkRecords } from '#shared/records/invariants'
import { parseRecord } from '#shared/records/schema'
import { generateProject } from '../../bench/generate'

const size = { sources: 12, words: 3000, codes: 20, codings: 200, cases: 5 }
const records = generateProject(size)

test('a generated project is a project like any other', () => {
  expect(records.map(parseRecord)).toEqual(records)
  expect(checkRecords(records)).toEqual([])
})

test('it is the same for the same seed and another for another', () => {
  expect(generateProject(size)).toEqual(records)
  expect(generateProject(size, 2)).not.toEqual(records)
})

test('its matrix has every case and code, and holds codings that cross cases', () => {
  const codes = records.filter((record) => record.type === 'code')
  const settings = { kindId: 'caseKind:0', codeIds: [], rollUp: true } as const
  const matrix = matrixOf(matrixInput(records), codes, settings)
  expect([matrix.rows.length, matrix.columns.length]).toEqual([size.cases, size.codes])
  const summed = matrix.distinctByRow.reduce((sum, count) => sum + count, 0)
  expect(summed).toBeGreaterThan(matrix.distinctReferences)
  const supporting = records.filter((one) => one.type === 'coding' && one.polarity === 'supports')
  expect(matrix.distinctReferences).toBe(supporting.length)
})
