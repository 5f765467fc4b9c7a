import { describe, expect, test } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { renameCoder } from '#shared/commands/renameCoder'
import { restoreState } from '#shared/commands/restoreState'
import { updateCode } from '#shared/commands/updateCode'
import type { AnyRecord } from '#shared/records/schema'
import { project } from './harness'

const sorted = (records: Iterable<AnyRecord>) =>
  [...records].toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('going back to an earlier state', () => {
  test('brings back what was deleted, takes away what was added, and undoes what was altered', async () => {
    const study = project()
    const before = sorted(study.records().values())
    const code = study.named('code', 'Governance pattern')
    await study.done(updateCode, { codeId: code.id, patch: { memo: 'Altered' } })
    await study.done(createCode, { name: 'Added since', parentId: null })
    await study.done(deleteCodes, { codeIds: [study.named('code', 'Communication channels').id] })
    expect(sorted(study.records().values())).not.toEqual(before)
    const { label } = await study.done(restoreState, { records: before, when: 'Monday' })
    expect(sorted(study.records().values())).toEqual(before)
    expect(label).toEqual({ when: 'Monday' })
  })

  test('keeps the coders of now, whose names stand in the history', async () => {
    const study = project()
    const before = sorted(study.records().values())
    const [coder] = study.all('coder')
    await study.done(renameCoder, { coderId: coder!.id, name: 'Another name' })
    const without = before.filter(({ type }) => type !== 'coder')
    await study.refused(restoreState, { records: without, when: '' })
    expect(study.all('coder')).toHaveLength(1)
  })

  test('is refused where nothing would change', async () => {
    const study = project()
    const now = [...study.records().values()]
    expect(await study.refused(restoreState, { records: now, when: '' })).toBe(
      'refusals.nothingToDo',
    )
  })
})
