import { expect, test } from 'vitest'
import { matrixInput } from '#shared/matrix/fromRecords'
import { ledgerOf } from '#shared/matrix/ledger'
import { whatWasExamined } from '#shared/matrix/whatWasExamined'
import { project } from '../commands/harness'

test('who says “none found” sees the texts of the case, their words, and what is coded beside it', () => {
  const p = project()
  const ledger = ledgerOf(matrixInput([...p.records().values()]))
  const code = p.named('code', 'Network')
  const caseId = p.named('case', 'Bisa').id
  const [seen] = whatWasExamined(ledger, p.all('code'), [{ caseId, codeId: code.id }])
  const extents = p.all('extent').filter((one) => one.caseId === caseId)
  expect(seen!.texts.map(({ sourceId }) => sourceId)).toEqual(extents.map((one) => one.sourceId))
  expect(seen!.words).toBe(seen!.texts.reduce((sum, { words }) => sum + words, 0))
  expect(seen!.words).toBeGreaterThan(100)
  const siblings = new Set(
    p
      .all('code')
      .filter(({ id, parentId }) => parentId === code.parentId && id !== code.id)
      .map(({ id }) => id),
  )
  const sources = new Set(extents.map((one) => one.sourceId))
  expect(seen!.siblings[code.id]).toBe(
    p.all('coding').filter(({ codeId, sourceId }) => siblings.has(codeId) && sources.has(sourceId))
      .length,
  )
})

test('of a case without a text there is nothing to have read', () => {
  const p = project()
  const ledger = ledgerOf({ ...matrixInput([...p.records().values()]), extents: [] })
  const codeId = p.named('code', 'Network').id
  expect(whatWasExamined(ledger, p.all('code'), [{ caseId: 'case:x', codeId }])).toEqual([
    { caseId: 'case:x', texts: [], words: 0, siblings: { [codeId]: 0 } },
  ])
})
