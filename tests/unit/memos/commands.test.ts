import { describe, expect, test } from 'vitest'
import { setCellMemo } from '#shared/commands/setCellMemo'
import { setSourceMemo } from '#shared/commands/setSourceMemo'
import { project } from '../commands/harness'

describe('memos', () => {
  test('a cell has one memo: it is made, changed, and goes when it is emptied', async () => {
    const p = project()
    const [one] = p.all('case')
    const [code] = p.all('code')
    const place = { caseId: one!.id, codeId: code!.id }
    const before = p.all('cellMemo')
    const here = () =>
      p.all('cellMemo').filter((memo) => memo.caseId === one!.id && memo.codeId === code!.id)
    const { label } = await p.done(setCellMemo, { ...place, memo: 'They trust by habit.\n' })
    expect(label).toEqual({ name: one!.name, code: code!.name })
    expect(here()).toMatchObject([{ memo: 'They trust by habit.\n', at: 1_800_000_000_000 }])
    const [made] = here()
    await p.done(setCellMemo, { ...place, memo: 'By contract.' })
    expect(here()).toMatchObject([{ id: made!.id, memo: 'By contract.' }])
    expect(await p.refused(setCellMemo, { ...place, memo: 'By contract.' })).toBe(
      'refusals.nothingToDo',
    )
    await p.done(setCellMemo, { ...place, memo: ' \n' })
    expect(p.all('cellMemo')).toEqual(before)
    expect(await p.refused(setCellMemo, { ...place, memo: '' })).toBe('refusals.nothingToDo')
  })

  test('a transcript’s memo is written and emptied, and nothing else about it changes', async () => {
    const p = project()
    const source = p.named('source', 'Bisa')
    await p.done(setSourceMemo, { sourceId: source.id, memo: 'Noisy place' })
    expect(p.named('source', 'Bisa')).toEqual({ ...source, memo: 'Noisy place' })
    await p.done(setSourceMemo, { sourceId: source.id, memo: '' })
    expect(p.named('source', 'Bisa')).toEqual({ ...source, memo: '' })
  })
})
