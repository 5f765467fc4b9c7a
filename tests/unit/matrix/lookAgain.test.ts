import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeCells } from '#shared/commands/judgeCells'
import { setSummary } from '#shared/commands/setSummary'
import { removeCodings } from '#shared/commands/removeCodings'
import type { CellState } from '#shared/matrix/cellState'
import { evidenceFinder } from '#shared/matrix/evidence'
import {
  contradictions,
  excludedBy,
  exclusiveGroups,
  proposedAbsent,
} from '#shared/matrix/exclusive'
import { buildMatrix } from '#shared/matrix/matrix'
import { matrixInput } from '#shared/matrix/fromRecords'
import { outOfDate } from '#shared/matrix/outOfDate'
import { marked, seenNow, since } from '#shared/matrix/seen'
import type { Code, Coding, Extent, Judgement } from '#shared/records/schema'
import { project } from '../commands/harness'

const code = (id: number, parent: number | null, exclusiveGroup = ''): Code => ({
  type: 'code',
  id: `code:${id}`,
  name: `Code ${id}`,
  parentId: parent === null ? null : `code:${parent}`,
  order: id,
  colour: 'teal',
  key: '',
  definition: '',
  include: '',
  exclude: '',
  example: '',
  caseKindIds: [],
  exclusiveGroup,
  memo: '',
})

const coding = (id: number, source: number, of: number, start: number, end: number): Coding => ({
  type: 'coding',
  id: `coding:${id}`,
  sourceId: `source:${source}`,
  codeId: `code:${of}`,
  coderId: 'coder:1',
  anchor: { start, end, quote: `words ${start} ${end}`, prefix: '', suffix: '' },
  detached: false,
  weight: null,
  polarity: 'supports',
  memo: '',
  representative: false,
  createdAt: id,
})

const extent = (
  id: number,
  ofCase: number,
  source: number,
  span: [number, number] | null,
): Extent => ({
  type: 'extent',
  id: `extent:${id}`,
  caseId: `case:${ofCase}`,
  sourceId: `source:${source}`,
  anchor: span && { start: span[0], end: span[1], quote: 'q', prefix: '', suffix: '' },
  detached: false,
})

const judgement = (id: number, ofCase: number, of: number, seen: Judgement['seen']): Judgement => ({
  type: 'judgement',
  id: `judgement:${id}`,
  caseId: `case:${ofCase}`,
  codeId: `code:${of}`,
  verdict: 'present',
  rating: null,
  rationale: '',
  supporting: [],
  contradicting: [],
  raterId: 'coder:1',
  at: 5,
  seen,
  earlier: [],
})

const withMarks = (codings: readonly Coding[]) =>
  codings.map((one) => ({ ...one, ...marked(one), id: one.id }))

describe('the list of what to look at again', () => {
  const span = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }))
  test('is what each cell says for itself, in any project', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(3), span, fc.boolean()), { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.option(span)), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.option(fc.array(fc.nat(11)))), {
          maxLength: 8,
        }),
        (rawCodings, rawExtents, rawJudgements) => {
          const codes = [code(0, null), code(1, 0), code(2, 1), code(3, null)]
          const codings = rawCodings.map(([source, of, [start, length], detached], i) => ({
            ...coding(i, source, of, start, start + length),
            detached,
          }))
          const extents = rawExtents.map(([ofCase, source, at], i) =>
            extent(i, ofCase, source, at && [at[0], at[0] + at[1]]),
          )
          const judgements = rawJudgements.map(([ofCase, of, known], i) =>
            judgement(i, ofCase, of, known && seenNow(codings.filter((_, j) => known.includes(j)))),
          )
          const evidenceOf = evidenceFinder(codes, extents, codings)
          const sorted = (ids: readonly string[]) => ids.toSorted()
          const byHand = judgements.flatMap((one) => {
            const changed = since(one, evidenceOf(one))
            return changed ? [[one.id, sorted(changed.added), sorted(changed.gone)]] : []
          })
          expect(
            outOfDate(codes, extents, withMarks(codings), judgements).map((one) => [
              one.id,
              sorted(one.since.added),
              sorted(one.since.gone),
            ]),
          ).toEqual(byHand.toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1)))
        },
      ),
    )
  })

  test('has a summary and a judgement of one cell, each by itself', async () => {
    const p = project()
    const place = { caseId: p.named('case', 'Exsa').id, codeId: p.named('code', 'Market niche').id }
    await p.done(judgeCells, {
      cells: [{ ...place, verdict: 'present', rationale: '', supporting: [], contradicting: [] }],
    })
    await p.done(setSummary, { ...place, text: 'A niche.' })
    const list = () =>
      outOfDate(p.all('code'), p.all('extent'), withMarks(p.all('coding')), [
        ...p.all('judgement'),
        ...p.all('summary'),
      ]).filter(({ caseId, codeId }) => caseId === place.caseId && codeId === place.codeId)
    expect(list()).toEqual([])
    const [first] = evidenceFinder(p.all('code'), p.all('extent'), p.all('coding'))(place)
    await p.done(removeCodings, { codingIds: [first!.id] })
    expect(
      list()
        .map(({ id }) => id.split(':')[0])
        .toSorted(),
    ).toEqual(['judgement', 'summary'])
  })

  test('of 500 cases × 500 codes that are all judged is found in one walk', () => {
    const codes = Array.from({ length: 500 }, (_, i) => code(i, i < 10 ? null : i % 10))
    const extents = Array.from({ length: 500 }, (_, i) => extent(i, i, i, null))
    const codings = Array.from({ length: 60_000 }, (_, i) =>
      coding(i, i % 500, (i * 7) % 500, i % 900, (i % 900) + 5),
    )
    const judgements = Array.from({ length: 250_000 }, (_, i) =>
      judgement(i, Math.floor(i / 500), i % 500, {}),
    )
    const found = outOfDate(codes, extents, withMarks(codings), judgements)
    const cells = new Set(
      codings.flatMap(({ sourceId, codeId }) => {
        const of = Number(codeId.slice(5))
        return of < 10 ? [`${sourceId} ${of}`] : [`${sourceId} ${of}`, `${sourceId} ${of % 10}`]
      }),
    )
    expect(found).toHaveLength(cells.size)
  })
})

describe('codes that exclude one another', () => {
  const codes = [
    code(0, null),
    code(1, 0, 'novelty'),
    code(2, 0, 'novelty'),
    code(3, 0, 'novelty'),
    code(4, null, 'novelty'),
    code(5, 0, 'alone'),
  ]

  test('are siblings of one group name', () => {
    expect(exclusiveGroups(codes).map((group) => group.map(({ id }) => id))).toEqual([
      ['code:1', 'code:2', 'code:3'],
    ])
    expect(excludedBy(codes, 'code:2').map(({ id }) => id)).toEqual(['code:1', 'code:3'])
    expect(excludedBy(codes, 'code:4')).toEqual([])
    expect(excludedBy(codes, 'code:5')).toEqual([])
  })

  test('are proposed absent where one is present, unless they say so already or do not apply', () => {
    const states: Record<string, CellState> = { 'code:1': 'absent', 'code:3': 'present' }
    const place = { caseId: 'case:1', codeId: 'code:2' } as const
    const stateOf = ({ codeId }: { codeId: string }) => states[codeId] ?? 'not_examined'
    expect(proposedAbsent(codes, place, stateOf)).toEqual([
      { caseId: 'case:1', codeId: 'code:3', state: 'present' },
    ])
    expect(proposedAbsent(codes, place, () => 'not_applicable')).toEqual([])
  })

  test('that a case has together are told, in the sample too', async () => {
    const p = project()
    const group = exclusiveGroups(p.all('code')).find((each) => each.length >= 3)!
    const caseId = p.named('case', 'Bisa').id
    const told = () => {
      const input = matrixInput([...p.records().values()])
      const matrix = buildMatrix(input, { rows: input.cases, columns: group, rollUp: true })
      return contradictions(matrix, p.all('code')).filter((one) => one.caseId === caseId)
    }
    const verdict = (at: number, said: Judgement['verdict']) => ({
      caseId,
      codeId: group[at]!.id,
      verdict: said,
      rationale: '',
      supporting: [],
      contradicting: [],
    })
    await p.done(judgeCells, { cells: group.map((_, at) => verdict(at, 'absent')) })
    expect(told()).toEqual([])
    await p.done(judgeCells, { cells: [verdict(0, 'present')] })
    expect(told()).toEqual([])
    await p.done(judgeCells, { cells: [verdict(2, 'present')] })
    expect(told()).toEqual([{ caseId, codeIds: [group[0]!.id, group[2]!.id] }])
  })
})
