import { describe, expect, test } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { importCodebook } from '#shared/commands/importCodebook'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { moveCode } from '#shared/commands/moveCode'
import { pinCode } from '#shared/commands/pinCode'
import { updateCode } from '#shared/commands/updateCode'
import { codebookOf, DEEPEST_CODE } from '#shared/records/codebook'
import { checkRecords } from '#shared/records/invariants'
import { recordsOf } from '#shared/records/memory'
import { project, study } from './harness'
import type { AnyRecord, CellMemo } from '#shared/records/schema'

describe('codes', () => {
  test('a new code stands last under its parent, and a second one of that name is refused', async () => {
    const p = project()
    const parent = p.named('code', 'Governance pattern')
    await p.done(createCode, { name: ' Trust ', parentId: parent.id })
    const siblings = codebookOf(p.all('code')).childrenOf(parent.id)
    expect(siblings.at(-1)?.name).toBe('Trust')
    expect(await p.refused(createCode, { name: 'trust', parentId: parent.id })).toBe(
      'refusals.sameName',
    )
    expect(await p.refused(createCode, { name: '  ', parentId: null })).toBe('refusals.emptyName')
  })

  test('a code is described, and its short key stays its own', async () => {
    const p = project()
    const code = p.named('code', 'Network')
    await p.done(updateCode, { codeId: code.id, patch: { definition: 'Equals.', colour: 'red' } })
    expect(p.named('code', 'Network')).toMatchObject({ definition: 'Equals.', colour: 'red' })
    expect(await p.refused(updateCode, { codeId: code.id, patch: { key: 'gov.quasi' } })).toBe(
      'refusals.sameKey',
    )
  })

  test('a code moves before another one, and not into its own subcodes', async () => {
    const p = project()
    const top = p.named('code', 'Governance pattern')
    const network = p.named('code', 'Network')
    const hierarchy = p.named('code', 'Hierarchy')
    await p.done(moveCode, { codeId: hierarchy.id, parentId: top.id, before: network.id })
    const names = codebookOf(p.all('code'))
      .childrenOf(top.id)
      .map(({ name }) => name)
    expect(names.slice(0, 2)).toEqual(['Hierarchy', 'Network'])
    expect(await p.refused(moveCode, { codeId: top.id, parentId: network.id, before: null })).toBe(
      'refusals.codeInsideItself',
    )
  })

  test('codes are nested as deep as a project file may have them, and no deeper', async () => {
    const p = project()
    const line = (level: number) => ({
      name: `Level ${level}`,
      key: `level ${level}`,
      parentKey: level === 1 ? '' : `level ${level - 1}`,
    })
    const lines = Array.from({ length: DEEPEST_CODE }, (_, i) => line(i + 1))
    await p.done(importCodebook, { lines })
    const parentId = p.named('code', `Level ${DEEPEST_CODE}`).id
    expect(checkRecords([...p.records().values()])).toEqual([])
    expect(await p.refused(createCode, { name: 'One more', parentId })).toBe('refusals.tooDeep')
    const codeId = p.named('code', 'Network').id
    expect(await p.refused(moveCode, { codeId, parentId, before: null })).toBe('refusals.tooDeep')
    const fromIds = [p.named('code', 'Governance pattern').id]
    expect(await p.refused(mergeCodes, { fromIds, intoId: parentId })).toBe('refusals.tooDeep')
    // What has nothing below it goes nowhere deeper.
    await p.done(mergeCodes, { fromIds: [codeId], intoId: parentId })
  })

  test('merging moves the codings and leaves nothing of the merged code', async () => {
    const p = project()
    const from = p.named('code', 'Hierarchy')
    const into = p.named('code', 'Network')
    const count = (id: string) => p.all('coding').filter(({ codeId }) => codeId === id).length
    const sum = count(from.id) + count(into.id)
    await p.done(mergeCodes, { fromIds: [from.id], intoId: into.id })
    expect(count(into.id)).toBe(sum)
    expect(p.all('code').some(({ id }) => id === from.id)).toBe(false)
    expect(await p.refused(mergeCodes, { fromIds: [into.id], intoId: into.id })).toBe(
      'refusals.mergeIntoItself',
    )
  })

  test('subcodes of a merged code keep their order, however they are stored', async () => {
    const first = project()
    await first.done(createCode, { name: 'From', parentId: null })
    const parentId = first.named('code', 'From').id
    for (const name of ['B', 'A', 'C']) await first.done(createCode, { name, parentId })
    const p = project(recordsOf([...first.records().values()].toReversed()))
    const into = p.named('code', 'Network')
    const before = codebookOf(p.all('code')).childrenOf(into.id).length
    await p.done(mergeCodes, { fromIds: [parentId], intoId: into.id })
    const adopted = codebookOf(p.all('code')).childrenOf(into.id).slice(before)
    expect(adopted.map(({ name }) => name)).toEqual(['B', 'A', 'C'])
  })

  test('deleting a code takes its subcodes, codings and judgements along, and its place in matrices', async () => {
    const p = project()
    const top = p.named('code', 'Governance pattern')
    const family = new Set(
      codebookOf(p.all('code'))
        .withDescendants(top.id)
        .map(({ id }) => id),
    )
    await p.done(deleteCodes, { codeIds: [top.id] })
    for (const { codeId } of [...p.all('coding'), ...p.all('judgement'), ...p.all('examination')])
      expect(family.has(codeId)).toBe(false)
    for (const { codeIds } of p.all('matrix'))
      expect(codeIds.filter((id) => family.has(id))).toEqual([])
    expect(p.all('code').filter(({ id }) => family.has(id))).toEqual([])
  })

  test('a code has one pinned key at most, and a key one code', async () => {
    const p = project()
    const first = p.named('code', 'Network').id
    const second = p.named('code', 'Hierarchy').id
    await p.done(pinCode, { codeId: first, slot: 1 })
    await p.done(pinCode, { codeId: first, slot: 2 })
    await p.done(pinCode, { codeId: second, slot: 2 })
    const { pins } = p.all('project')[0]!
    expect(pins[1]).toBe(second)
    expect(pins.includes(first)).toBe(false)
    await p.done(pinCode, { codeId: second, slot: null })
    expect(p.all('project')[0]?.pins.includes(second)).toBe(false)
  })

  test('a codebook that is there already changes nothing', async () => {
    const p = project()
    expect(await p.refused(importCodebook, { lines: [] })).toBe('refusals.nothingToDo')
  })
})

describe('memos on cells', () => {
  const [first, second] = [...study.values()].filter((one) => one.type === 'code')
  const [one] = [...study.values()].filter((record) => record.type === 'case')
  const [coder] = [...study.values()].filter((record) => record.type === 'coder')
  const memo = (n: number, codeId: CellMemo['codeId']): CellMemo => ({
    type: 'cellMemo',
    id: `cellMemo:${n}`,
    caseId: one!.id,
    codeId,
    coderId: coder!.id,
    memo: `memo ${n}`,
    at: n,
  })
  const others = [...study.values()].filter(({ type }) => type !== 'cellMemo')
  const withMemos = (...memos: AnyRecord[]) => project(recordsOf([...others, ...memos]))

  test('of two codes that become one are kept, one below the other', async () => {
    const p = withMemos(memo(1, first!.id), memo(2, second!.id))
    await p.done(mergeCodes, { fromIds: [second!.id], intoId: first!.id })
    expect(p.all('cellMemo').map(({ memo: text }) => text)).toEqual(['memo 1\n\nmemo 2'])
  })

  test('go over to the code that stays where it had none, and go with a code that is deleted', async () => {
    const p = withMemos(memo(2, second!.id))
    await p.done(mergeCodes, { fromIds: [second!.id], intoId: first!.id })
    expect(p.all('cellMemo')).toMatchObject([{ codeId: first!.id, memo: 'memo 2' }])
    await p.done(deleteCodes, { codeIds: [first!.id] })
    expect(p.all('cellMemo')).toEqual([])
  })

  test('go with a case that is deleted', async () => {
    const p = withMemos(memo(1, first!.id))
    await p.done(deleteCases, { caseIds: [one!.id] })
    expect(p.all('cellMemo')).toEqual([])
  })
})
