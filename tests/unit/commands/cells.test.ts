import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { confirmEvidence } from '#shared/commands/confirmEvidence'
import { deleteAttribute } from '#shared/commands/deleteAttribute'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { deleteMatrix } from '#shared/commands/deleteMatrix'
import { judgeCells, type Verdict } from '#shared/commands/judgeCells'
import { markExamined, unmarkExamined } from '#shared/commands/markExamined'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { removeCodings } from '#shared/commands/removeCodings'
import { removeJudgement } from '#shared/commands/removeJudgement'
import { plainMatrix, saveMatrix } from '#shared/commands/saveMatrix'
import { deleteScale, saveScale } from '#shared/commands/saveScale'
import { setSummary } from '#shared/commands/setSummary'
import { updateCodings } from '#shared/commands/updateCodings'
import { evidenceFinder } from '#shared/matrix/evidence'
import { seenNow, since } from '#shared/matrix/seen'
import type { Judgement } from '#shared/records/schema'
import { project } from './harness'

type Project = ReturnType<typeof project>

const placeIn = (p: Project, name: string, code: string) => ({
  caseId: p.named('case', name).id,
  codeId: p.named('code', code).id,
})

const verdictOn = (
  place: ReturnType<typeof placeIn>,
  verdict: Judgement['verdict'],
  over: Partial<Verdict> = {},
): Verdict => ({
  ...place,
  verdict,
  rationale: '',
  supporting: [],
  contradicting: [],
  ...over,
})

const own = (p: Project, { caseId, codeId }: ReturnType<typeof placeIn>) =>
  p.all('judgement').filter((one) => one.caseId === caseId && one.codeId === codeId)

const evidenceOf = (p: Project, place: ReturnType<typeof placeIn>) =>
  evidenceFinder(p.all('code'), p.all('extent'), p.all('coding'))(place)

const tool = {
  name: 'Intensity',
  kind: 'ordinal' as const,
  steps: [
    { value: 2, label: 'high' },
    { value: 0, label: ' low ' },
    { value: 1, label: 'middle' },
  ],
}

describe('a judgement', () => {
  test('replaces the coder’s earlier one, which stays in its history, and is taken back', async () => {
    const p = project()
    const place = placeIn(p, 'Bisa', 'Network')
    await p.done(judgeCells, { cells: [verdictOn(place, 'absent', { rationale: ' silent ' })] })
    await p.done(judgeCells, { cells: [verdictOn(place, 'not_applicable')] })
    const here = own(p, place)
    expect(here).toHaveLength(1)
    expect(here[0]).toMatchObject({
      verdict: 'not_applicable',
      rationale: '',
      earlier: [{ verdict: 'absent', rationale: 'silent', rating: null }],
    })
    await p.done(removeJudgement, { judgementId: here[0]!.id })
  })

  test('knows the evidence that was there: what comes, changes and goes after it is told apart', async () => {
    const p = project()
    const place = placeIn(p, 'Resemin', 'Market niche')
    const before = evidenceOf(p, place)
    expect(before.length).toBeGreaterThan(1)
    await p.done(judgeCells, { cells: [verdictOn(place, 'present')] })
    const judged = () => own(p, place)[0]!
    expect(since(judged(), evidenceOf(p, place))).toBeNull()

    const [first, second] = before
    const code = p.all('code').find(({ id }) => id === place.codeId)!
    await p.done(updateCodings, { codingIds: [first!.id], patch: { polarity: 'contradicts' } })
    await p.done(removeCodings, { codingIds: [second!.id] })
    const { diff } = await p.done(codePassage, {
      sourceId: first!.sourceId,
      spans: [{ start: first!.anchor.start, end: first!.anchor.start + 4 }],
      codeIds: [code.id],
    })
    const changed = since(judged(), evidenceOf(p, place))
    expect(changed).toEqual({
      added: Object.keys(diff.added),
      changed: [first!.id],
      gone: [second!.id],
    })
    await p.done(confirmEvidence, { ids: [judged().id] })
    expect(since(judged(), evidenceOf(p, place))).toBeNull()
    expect(judged()).toMatchObject({ verdict: 'present', earlier: [] })
  })

  test('from before Veta kept its evidence is out of date where something was coded after it', () => {
    const coding = {
      id: 'coding:1' as const,
      anchor: { start: 0, end: 1, quote: 'a', prefix: '', suffix: '' },
      polarity: 'supports' as const,
      createdAt: 10,
    }
    expect(since({ seen: null, at: 10 }, [coding])).toBeNull()
    expect(since({ seen: null, at: 9 }, [coding])?.added).toEqual(['coding:1'])
    expect(since({ seen: seenNow([coding]), at: 0 }, [coding])).toBeNull()
  })

  test('takes what is coded below its code for evidence, and only what lies in the case', async () => {
    const p = project()
    const parent = placeIn(p, 'Resemin', 'Governance pattern')
    const ids = new Set(evidenceOf(p, parent).map(({ codeId }) => codeId))
    expect(ids.size).toBeGreaterThan(1)
    const inCase = new Set(
      p
        .all('extent')
        .filter(({ caseId }) => caseId === parent.caseId)
        .map(({ sourceId }) => sourceId),
    )
    for (const { sourceId } of evidenceOf(p, parent)) expect(inCase).toContain(sourceId)
  })
})

describe('a summary', () => {
  test('is written, rewritten with its history, goes out of date, and is taken away without words', async () => {
    const p = project()
    const place = placeIn(p, 'Exsa', 'Quasi-hierarchy')
    const here = () =>
      p.all('summary').filter((one) => one.caseId === place.caseId && one.codeId === place.codeId)
    await p.done(setSummary, { ...place, text: 'Small.' })
    expect(await p.refused(setSummary, { ...place, text: 'Small.' })).toBe('refusals.nothingToDo')
    await p.done(setSummary, { ...place, text: 'A niche of its own.' })
    expect(here()).toMatchObject([{ text: 'A niche of its own.', earlier: [{ text: 'Small.' }] }])
    const [coding] = evidenceOf(p, place)
    await p.done(removeCodings, { codingIds: [coding!.id] })
    expect(since(here()[0]!, evidenceOf(p, place))?.gone).toEqual([coding!.id])
    await p.done(confirmEvidence, { ids: [here()[0]!.id] })
    expect(since(here()[0]!, evidenceOf(p, place))).toBeNull()
    await p.done(setSummary, { ...place, text: '  ' })
    expect(here()).toEqual([])
  })

  test('goes with its case and its code, and is joined where codes are merged', async () => {
    const p = project()
    const before = new Set(p.all('summary').map(({ id }) => id))
    const added = () => p.all('summary').filter(({ id }) => !before.has(id))
    const [network, quasi] = [placeIn(p, 'Exsa', 'Network'), placeIn(p, 'Exsa', 'Quasi-hierarchy')]
    const other = placeIn(p, 'Bisa', 'Network')
    for (const place of [network, quasi, other])
      await p.done(setSummary, { ...place, text: `On ${place.codeId}.` })
    await p.done(mergeCodes, { fromIds: [network.codeId], intoId: quasi.codeId })
    expect(added().map(({ codeId }) => codeId)).toEqual([quasi.codeId, quasi.codeId])
    expect(added().find(({ caseId }) => caseId === quasi.caseId)?.text).toBe(
      `On ${quasi.codeId}.\n\nOn ${network.codeId}.`,
    )
    await p.done(deleteCases, { caseIds: [other.caseId] })
    expect(added()).toHaveLength(1)
    await p.done(deleteCodes, { codeIds: [quasi.codeId] })
    expect(added()).toEqual([])
  })
})

describe('a scale', () => {
  test('has rising steps, takes codes from other scales, and rates cells', async () => {
    const p = project()
    const place = placeIn(p, 'Bisa', 'Network')
    await p.done(saveScale, { ...tool, codeIds: [place.codeId, place.codeId] })
    const [first] = p.all('scale')
    expect(first).toMatchObject({
      steps: [{ value: 0, label: 'low' }, { value: 1 }, { value: 2 }],
      codeIds: [place.codeId],
    })
    await p.done(saveScale, { ...tool, name: 'Strength', codeIds: [place.codeId] })
    expect(p.all('scale').map(({ codeIds }) => codeIds)).toEqual([[], [place.codeId]])
    const scaleId = p.all('scale')[1]!.id
    await p.done(judgeCells, {
      cells: [verdictOn(place, 'present', { rating: { scaleId, value: 2 } })],
    })
    const lower = { ...tool, name: 'Strength', codeIds: [], steps: tool.steps.slice(1) }
    expect(await p.refused(saveScale, { ...lower, scaleId })).toBe('refusals.scaleStepInUse')
    await p.done(judgeCells, {
      cells: [verdictOn(place, 'present', { rating: { scaleId, value: 0 } })],
    })
    await p.done(deleteScale, { scaleId })
    expect(own(p, place)).toMatchObject([
      { verdict: 'present', rating: null, earlier: [{ rating: null }] },
    ])
  })

  test.each([
    ['one step', { steps: tool.steps.slice(1, 2) }, 'refusals.scaleSteps'],
    ['two steps of one value', { steps: [tool.steps[0]!, tool.steps[0]!] }, 'refusals.scaleSteps'],
    [
      'a step without a name',
      { steps: [{ value: 5, label: ' ' }, tool.steps[0]!] },
      'refusals.scaleLabels',
    ],
    ['a fuzzy value above 1', { kind: 'fuzzy' as const }, 'refusals.scaleRange'],
    ['no name', { name: ' ' }, 'refusals.emptyName'],
  ])('with %s is refused', async (_name, over, reason) => {
    const p = project()
    expect(await p.refused(saveScale, { ...tool, codeIds: [], ...over })).toBe(reason)
  })

  test('follows its codes when they are merged or deleted', async () => {
    const p = project()
    const [a, b] = [p.named('code', 'Network').id, p.named('code', 'Quasi-hierarchy').id]
    await p.done(saveScale, { ...tool, codeIds: [a] })
    await p.done(mergeCodes, { fromIds: [a], intoId: b })
    expect(p.all('scale')[0]?.codeIds).toEqual([b])
    await p.done(deleteCodes, { codeIds: [b] })
    expect(p.all('scale')[0]?.codeIds).toEqual([])
  })
})

test('a cell is marked as examined once, and the mark is taken back', async () => {
  const p = project()
  const cells = [placeIn(p, 'Bisa', 'Network')]
  await p.done(markExamined, { cells })
  expect(await p.refused(markExamined, { cells })).toBe('refusals.nothingToDo')
  await p.done(unmarkExamined, { cells })
  expect(p.all('examination')).toEqual([])
})

describe('a matrix', () => {
  test('is saved, changed and deleted', async () => {
    const p = project()
    const kindId = p.named('caseKind', 'Supplier').id
    await p.done(saveMatrix, { ...plainMatrix, name: ' All ', kindId })
    const matrixId = p.named('matrix', 'All').id
    const settings = { ...plainMatrix, name: 'Every code', kindId, transposed: true }
    await p.done(saveMatrix, { ...settings, matrixId })
    expect(p.named('matrix', 'Every code')).toMatchObject({ id: matrixId, transposed: true })
    await p.done(deleteMatrix, { matrixId })
  })

  test('goes on without the cases, codes and attributes that were deleted', async () => {
    const p = project()
    const kindId = p.named('caseKind', 'Supplier').id
    const place = placeIn(p, 'Bisa', 'Network')
    const attributeId = p.named('attribute', 'Turnover').id
    const settings = {
      ...plainMatrix,
      kindId,
      caseIds: [place.caseId],
      codeIds: [place.codeId],
      conditions: [{ attributeId, values: ['35'] }],
      columnOrder: { by: 'value' as const, caseId: place.caseId, falling: true },
      groupById: attributeId,
    }
    await p.done(saveMatrix, {
      ...settings,
      name: 'By hand',
      rowOrder: { by: 'hand', caseIds: [place.caseId] },
    })
    await p.done(saveMatrix, {
      ...settings,
      name: 'By value',
      rowOrder: { by: 'value', codeId: place.codeId, falling: false },
    })
    await p.done(saveMatrix, {
      ...settings,
      name: 'By attribute',
      rowOrder: { by: 'attribute', attributeId, falling: false },
    })
    const mergedInto = p.named('code', 'Quasi-hierarchy').id
    await p.done(mergeCodes, { fromIds: [place.codeId], intoId: mergedInto })
    expect(p.named('matrix', 'By value').rowOrder).toMatchObject({
      codeId: mergedInto,
    })
    await p.done(deleteCodes, { codeIds: [mergedInto] })
    await p.done(deleteCases, { caseIds: [place.caseId] })
    await p.done(deleteAttribute, { attributeId })
    for (const name of ['By hand', 'By value', 'By attribute']) {
      expect(p.named('matrix', name)).toMatchObject({
        // Of what was chosen nothing is left, so that nothing is shown.
        caseIds: [place.caseId],
        codeIds: [mergedInto],
        conditions: settings.conditions,
        columnOrder: { by: 'codes' },
        groupById: null,
      })
    }
    expect(p.named('matrix', 'By hand').rowOrder).toEqual({ by: 'hand', caseIds: [] })
    expect(p.named('matrix', 'By value').rowOrder).toEqual({ by: 'cases' })
    expect(p.named('matrix', 'By attribute').rowOrder).toEqual({ by: 'cases' })
  })
})
