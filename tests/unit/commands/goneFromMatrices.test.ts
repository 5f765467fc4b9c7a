import { expect, test } from 'vitest'
import { deleteAttribute } from '#shared/commands/deleteAttribute'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { plainMatrix, saveMatrix } from '#shared/commands/saveMatrix'
import { arrangeRecords } from '#shared/matrix/arrange'
import { checkRecords } from '#shared/records/invariants'
import { reverseDiff } from '#shared/records/diff'
import { applyTo } from '#shared/records/memory'
import { project } from './harness'

const NAME = 'Two of each'

/** A project with a matrix of two cases and two codes that were chosen by hand. */
async function chosen() {
  const p = project()
  const codeIds = [p.named('code', 'Network').id, p.named('code', 'Market niche').id]
  const caseIds = [p.named('case', 'Exsa').id, p.named('case', 'Bisa').id]
  const kindId = p.named('case', 'Exsa').kindId
  await p.done(saveMatrix, { ...plainMatrix, name: NAME, kindId, codeIds, caseIds })
  const shown = (records = p.records()) => {
    const { matrix } = arrangeRecords([...records.values()], p.named('matrix', NAME))
    return {
      rows: matrix.rows.map(({ name }) => name).toSorted(),
      columns: matrix.columns.map(({ code }) => code.name),
    }
  }
  return { p, codeIds, caseIds, shown }
}

test('a matrix all of whose chosen codes are deleted shows none, not every code', async () => {
  const { p, codeIds, shown } = await chosen()
  await p.done(deleteCodes, { codeIds: [codeIds[0]!] })
  expect(p.named('matrix', NAME).codeIds).toEqual([codeIds[1]])
  const { records, diff } = await p.done(deleteCodes, { codeIds: [codeIds[1]!] })
  expect(shown()).toEqual({ rows: ['Bisa', 'Exsa'], columns: [] })
  expect(checkRecords([...records.values()])).toEqual([])
  expect(shown(applyTo(records, reverseDiff(diff))).columns).toEqual(['Market niche'])
})

test('a matrix all of whose chosen cases are deleted shows none, not every case', async () => {
  const { p, caseIds, shown } = await chosen()
  const { records } = await p.done(deleteCases, { caseIds })
  expect(shown()).toEqual({ rows: [], columns: ['Network', 'Market niche'] })
  expect(checkRecords([...records.values()])).toEqual([])
})

test('a matrix of every code goes on showing every code that is left', async () => {
  const { p, codeIds } = await chosen()
  const { kindId } = p.named('matrix', NAME)
  await p.done(saveMatrix, { ...plainMatrix, name: 'All', kindId })
  await p.done(deleteCodes, { codeIds })
  const { matrix } = arrangeRecords([...p.records().values()], p.named('matrix', 'All'))
  expect(matrix.columns).toHaveLength(p.all('code').length)
})

test('a matrix whose condition names a deleted attribute shows none until somebody chooses again', async () => {
  const { p, shown } = await chosen()
  const { id: matrixId, ...matrix } = p.named('matrix', NAME)
  const attributeId = p.all('attribute').find(({ key }) => key === 'ownership_band')!.id
  const conditions = [{ attributeId, values: ['national', ''] }]
  await p.done(saveMatrix, { ...matrix, matrixId, caseIds: [], conditions })
  const before = shown().rows
  expect(before.length).toBeGreaterThan(0)
  const { records, diff } = await p.done(deleteAttribute, { attributeId })
  expect(p.named('matrix', NAME).conditions).toEqual(conditions)
  expect(shown().rows).toEqual([])
  expect(checkRecords([...records.values()])).toEqual([])
  expect(shown(applyTo(records, reverseDiff(diff))).rows).toEqual(before)
})
