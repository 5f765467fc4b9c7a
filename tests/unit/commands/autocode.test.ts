import { expect, test } from 'vitest'
import { autocode } from '#shared/commands/autocode'
import { project } from './harness'

const two = (work: ReturnType<typeof project>) =>
  work
    .all('source')
    .slice(0, 2)
    .map(({ id }) => id)

test('many passages of many transcripts are coded in one step, with a code made in it', async () => {
  const work = project()
  const [a, b] = two(work)
  const { label, diff } = await work.done(autocode, {
    passages: [
      {
        sourceId: a!,
        spans: [
          { start: 10, end: 40 },
          { start: 50, end: 80 },
        ],
      },
      { sourceId: b!, spans: [{ start: 5, end: 30 }] },
    ],
    codeIds: [],
    newCode: { name: 'Gathered', parentId: null },
  })
  expect(label).toEqual({ count: 3, sources: 2, code: 'Gathered' })
  expect(Object.keys(diff.added)).toHaveLength(4)
  const { id } = work.named('code', 'Gathered')
  expect(work.all('coding').filter(({ codeId }) => codeId === id)).toHaveLength(3)
})

test('what carries the code already is left as it is; when that is all, the step is refused', async () => {
  const work = project()
  const [a] = two(work)
  const [code] = work.all('code')
  const args = (ends: number[]) => ({
    passages: [{ sourceId: a!, spans: ends.map((end) => ({ start: 1, end })) }],
    codeIds: [code!.id],
  })
  await work.done(autocode, args([31]))
  const { label } = await work.done(autocode, args([31, 61]))
  expect(label).toMatchObject({ count: 1, sources: 1 })
  expect(await work.refused(autocode, args([31, 61]))).toBe('refusals.allAlreadyCoded')
})

test('several codes go on each passage, which counts once', async () => {
  const work = project()
  const [a] = two(work)
  const codes = work.all('code').slice(0, 2)
  const { label, diff } = await work.done(autocode, {
    passages: [{ sourceId: a!, spans: [{ start: 2, end: 33 }] }],
    codeIds: codes.map(({ id }) => id),
  })
  expect(label).toMatchObject({ count: 1, code: codes.map(({ name }) => name).join(', ') })
  expect(Object.keys(diff.added)).toHaveLength(2)
})

test('no code, a code of a taken name, and passages without words are refused', async () => {
  const work = project()
  const [a] = two(work)
  const { text } = work.all('text').find(({ sourceId }) => sourceId === a)!
  const blank = text.indexOf('\n')
  const some = [{ sourceId: a!, spans: [{ start: 2, end: 33 }] }]
  const top = work.all('code').find(({ parentId }) => parentId === null)!
  expect(await work.refused(autocode, { passages: some, codeIds: [] })).toBe('refusals.noCodes')
  expect(
    await work.refused(autocode, {
      passages: some,
      codeIds: [],
      newCode: { name: top.name, parentId: null },
    }),
  ).toBe('refusals.sameName')
  expect(
    await work.refused(autocode, {
      passages: [{ sourceId: a!, spans: [{ start: blank, end: blank + 1 }] }],
      codeIds: [top.id],
    }),
  ).toBe('refusals.emptyPassage')
})
