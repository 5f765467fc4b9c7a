import { describe, expect, test } from 'vitest'
import { findPassages, linkablePassages } from '#shared/formats/linkablePassages'
import { memoKinds, memosOf, type Memo } from '#shared/formats/memos'
import { codebookOf } from '#shared/records/codebook'
import type { AnyRecord } from '#shared/records/schema'
import { ofType, readSampleStudy } from '../records/sampleStudy'

const { records } = await readSampleStudy()
const listOf = (from: readonly AnyRecord[]): Memo[] =>
  memosOf({
    projects: ofType(from, 'project'),
    sources: ofType(from, 'source'),
    cases: ofType(from, 'case'),
    codes: ofType(from, 'code'),
    cellMemos: ofType(from, 'cellMemo'),
    codings: ofType(from, 'coding'),
  })
const memos = listOf(records)

describe('the memos of a project', () => {
  test('are of every kind, kind after kind, and named by what they are about', () => {
    const kinds = memos.map(({ subject }) => subject.kind)
    expect([...new Set(kinds)]).toEqual(memoKinds)
    expect(kinds).toEqual(kinds.toSorted((a, b) => memoKinds.indexOf(a) - memoKinds.indexOf(b)))
    const names = memos.filter(({ subject }) => subject.kind !== 'case').map(({ name }) => name)
    expect(names).toEqual([
      'Sample',
      'Ferreyros',
      'Degree of novelty > New to the world',
      'Governance pattern > Quasi-hierarchy',
      'Exsa × Entry barriers raised by buyers > Trade restrictions on own product',
      'Ferreyros × Degree of novelty > New to the world',
      'Ferreyros × Restrictions to innovation > Weak incentives because of alliances',
      'Fima × Restrictions to innovation > Weak incentives because of alliances',
      'Resemin × Restrictions to innovation > Low involvement of universities/research centres',
      'Ferreyros · Degree of novelty > New to the world',
    ])
  })

  test('stand in the order of their names, numbers as people count and accents aside', () => {
    const [first] = ofType(records, 'case')
    const cases = ['Mine 10', 'Ánimas', 'Mine 2', 'Bisa'].map((name, i) => ({
      ...first!,
      id: `case:${i}` as const,
      name,
      memo: 'x',
    }))
    expect(listOf(cases).map(({ name }) => name)).toEqual(['Ánimas', 'Bisa', 'Mine 2', 'Mine 10'])
  })

  test('are only those that say something', () => {
    const [project] = ofType(records, 'project')
    expect(listOf([{ ...project!, memo: ' \n' }])).toEqual([])
  })
})

describe('passages to link to', () => {
  const codings = ofType(records, 'coding')
  const extents = ofType(records, 'extent')
  const sources = ofType(records, 'source')
  const book = codebookOf(ofType(records, 'code'))
  const around = { codings, extents, book }
  const firm = ofType(records, 'case').find(({ name }) => name === 'Ferreyros')!
  const source = sources.find(({ name }) => name === 'Ferreyros')!
  const novelty = ofType(records, 'code').find(({ key }) => key === 'nov')!

  test('are all that are not detached, those near the subject first: for a cell, its evidence', () => {
    const all = linkablePassages({ kind: 'cell', caseId: firm.id, codeId: novelty.id }, around)
    expect(all).toHaveLength(codings.length)
    const evidence = codings.filter(
      ({ codeId, sourceId }) =>
        sourceId === source.id && (book.get(codeId)?.key ?? '').startsWith('nov'),
    )
    expect(evidence.length).toBeGreaterThan(1)
    expect(all.slice(0, evidence.length)).toEqual(evidence)
    const gone = codings.map((coding) => ({ ...coding, detached: true }))
    expect(linkablePassages({ kind: 'project' }, { ...around, codings: gone })).toEqual([])
  })

  test('are for a passage those of its transcript, without itself', () => {
    const own = codings.find(({ sourceId }) => sourceId === source.id)!
    const near = linkablePassages({ kind: 'passage', codingId: own.id }, around)
    const count = codings.filter(({ sourceId }) => sourceId === source.id).length - 1
    expect(near.slice(0, count).every(({ sourceId }) => sourceId === source.id)).toBe(true)
    expect(near.slice(0, count)).not.toContain(own)
  })

  test('are found by words of the quote, the code or the transcript, accents and case aside', () => {
    const find = (search: string) => findPassages(codings, search, { book, sources }, 1000)
    expect(find('NÓVELTY dealer ferreyros').map(({ anchor }) => anchor.quote)).toEqual([
      expect.stringMatching(/^In this market nobody/),
      expect.stringMatching(/^The factory people told us/),
    ])
    expect(find('no such words here')).toEqual([])
    expect(findPassages(codings, '', { book, sources }, 7)).toEqual(codings.slice(0, 7))
  })
})
