import { expect, test } from 'vitest'
import { cellState, type CellFacts } from '#shared/matrix/cellState'
import { buildMatrix } from '#shared/matrix/matrix'
import { textIndex } from '#shared/text/textIndex'
import type { JudgementLike, MatrixInput } from '#shared/matrix/input'

const facts: CellFacts = {
  judgements: [],
  hasText: true,
  applies: true,
  supporting: false,
  contradicting: false,
  presentBelow: false,
  examined: false,
}

const judged = (verdict: JudgementLike['verdict'], at: number, rater = 'a'): JudgementLike => ({
  id: `judgement:${rater}${at}`,
  caseId: 'case:1',
  codeId: 'code:1',
  verdict,
  rating: null,
  raterId: `coder:${rater}`,
  at,
})

test.each<[string, Partial<CellFacts>, string]>([
  ['nobody looked', {}, 'not_examined'],
  ['somebody looked and found none', { examined: true }, 'absent'],
  ['a supporting coding', { supporting: true }, 'present'],
  ['both kinds of coding', { supporting: true, contradicting: true }, 'present'],
  ['only a contradicting coding', { contradicting: true }, 'explicitly_absent'],
  ['something below is present', { presentBelow: true }, 'present'],
  ['a case without text', { hasText: false, examined: true }, 'missing'],
  ['a code for another kind of case', { applies: false, examined: true }, 'not_applicable'],
  ['a code for another kind, coded all the same', { applies: false, supporting: true }, 'present'],
  ['a judgement of silence', { judgements: [judged('not_stated', 1)] }, 'not_stated'],
  [
    'a judgement against codings',
    { supporting: true, judgements: [judged('absent', 1)] },
    'absent',
  ],
  ['two judgements', { judgements: [judged('absent', 1), judged('present', 2, 'b')] }, 'present'],
])('%s', (_name, given, state) => {
  expect(cellState({ ...facts, ...given })).toBe(state)
})

const input = (over: Partial<MatrixInput>): MatrixInput => ({
  cases: [{ id: 'case:1', kindId: 'caseKind:1', name: 'One' }],
  codes: [
    { id: 'code:p', parentId: null, caseKindIds: [], order: 1, name: 'p', key: '' },
    { id: 'code:c', parentId: 'code:p', caseKindIds: [], order: 1, name: 'c', key: '' },
  ],
  extents: [
    { id: 'extent:1', caseId: 'case:1', sourceId: 'source:1', detached: false, anchor: null },
  ],
  codings: [
    {
      id: 'coding:1',
      sourceId: 'source:1',
      codeId: 'code:c',
      coderId: 'coder:a',
      detached: false,
      weight: null,
      polarity: 'supports',
      anchor: { start: 0, end: 6 },
    },
  ],
  judgements: [],
  examinations: [],
  texts: new Map([['source:1', textIndex('👩‍🏭 mina 🙂 más')]]),
  ...over,
})

const cells = (given: MatrixInput) =>
  buildMatrix(given, { rows: given.cases, columns: given.codes, rollUp: true }).cells[0]!

test('a parent is present through its child and counts its codings', () => {
  const [parent, child] = cells(input({}))
  expect(parent!.state).toBe('present')
  expect(parent!.counts!.references).toBe(1)
  expect(parent!.codingIds).toEqual(child!.codingIds)
})

test('absence never rolls up to a parent', () => {
  const [parent, child] = cells(
    input({ codings: [{ ...input({}).codings[0]!, polarity: 'contradicts' }] }),
  )
  expect(child!.state).toBe('explicitly_absent')
  expect(parent!.state).toBe('not_examined')
})

test('a child that is judged absent does not make its parent present', () => {
  const [parent, child] = cells(
    input({ judgements: [{ ...judged('absent', 1), codeId: 'code:c' }] }),
  )
  expect(child!.state).toBe('absent')
  expect(parent!.state).toBe('not_examined')
})

test('detached codings never count', () => {
  const [, child] = cells(input({ codings: [{ ...input({}).codings[0]!, detached: true }] }))
  expect(child!.state).toBe('not_examined')
  expect(child!.counts!.references).toBe(0)
})

test('characters are code points, and two raters who differ are seen', () => {
  const [, child] = cells(
    input({
      judgements: [
        { ...judged('absent', 1), codeId: 'code:c' },
        { ...judged('present', 2, 'b'), codeId: 'code:c' },
      ],
    }),
  )
  expect(child!.counts!.characters).toBe(4)
  expect(child!.disagreement).toBe(true)
})
