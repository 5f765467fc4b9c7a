import { expect, test } from 'vitest'
import { importSources } from '#shared/commands/importSources'
import { replaceInTexts } from '#shared/commands/replaceInTexts'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import type { SearchQuery } from '#shared/text/search'
import { nothingYet, withPart } from '#workers/gathered'
import { findPassages, stopGathering } from '#workers/gathering'
import { findHits, findSpeakers } from '#workers/search'
import { projectWindow, written, type Window } from './windows'

const query = (text: string): SearchQuery => ({
  text,
  mode: 'words',
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
})

const sourceOf = ({ mirror }: Window) => mirror.all('source')[0]!.id

const wanted = (text: string) => ({ by: 'text', query: query(text), unit: 'match' }) as const

type Input = Parameters<typeof findPassages>[1]

/** Everything that a search tells and ends with, put together. */
async function gathered({ db }: Window, input: Omit<Input, 'projectUuid'>) {
  let all = nothingYet()
  const tried: (string | null)[] = []
  const end = await findPassages(db, { ...input, projectUuid: db.projectUuid }, (news) => {
    if ('part' in news) all = withPart(all, news.part)
    else tried.push(news.on)
  })
  if ('rest' in end) all = withPart(all, end.rest)
  return { end, all, tried }
}

/** How many passages of a project hold these words. */
async function count(window: Window, text: string): Promise<number> {
  const input = { sourceIds: [sourceOf(window)], wanted: wanted(text) }
  return (await gathered(window, input)).all.total
}

/** Imports transcripts that say these things; gives their ids in this order. */
async function imported(window: Window, texts: readonly string[]) {
  const before = new Set(window.mirror.all('source').map(({ id }) => id))
  for (const [i, text] of texts.entries()) {
    const read = readPasted(text, `Talk ${i}`)
    if (!read.ok) throw new Error(read.problem.key)
    written(await window.history.run(importSources, { sources: [read.transcript] }))
  }
  const added = window.mirror.all('source').filter(({ id }) => !before.has(id))
  return added.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id)
}

test('a search sees a text as its last change left it, and as an undo gives it back', async () => {
  const window = await projectWindow()
  expect(await count(window, 'the mine')).toBe(2)
  const { text } = (await window.db.records('text').toArray())[0]!
  const start = text.indexOf('mine')
  written(
    await window.history.run(replaceInTexts, {
      replacements: [
        {
          sourceId: sourceOf(window),
          base: text,
          changes: [{ start, end: start + 4, insert: 'pit' }],
        },
      ],
      to: 'pit',
    }),
  )
  expect(await count(window, 'the mine')).toBe(1)
  written(await window.history.undo())
  expect(await count(window, 'the mine')).toBe(2)
})

test('a search in one project knows nothing of the texts of another', async () => {
  const first = await projectWindow()
  const second = await projectWindow()
  const input = { projectUuid: '', sourceId: sourceOf(first), query: query('the mine') }
  expect(await findHits(first.db, input, () => {})).toMatchObject({ spans: { length: 2 } })
  expect(await findHits(second.db, input, () => {})).toEqual({ spans: [] })
})

test('the speakers of all transcripts are counted, who speaks most first', async () => {
  const window = await projectWindow()
  const said = ['Ana: Why?', 'Luis: Who knows.', 'Ana: And now?', 'Luis: Nothing.', 'Ana: Thanks.']
  const read = readPasted(said.join('\n\n'), 'Talk')
  if (!read.ok) throw new Error(read.problem.key)
  expect(await findSpeakers(window.db)).toEqual([])
  written(await window.history.run(importSources, { sources: [read.transcript] }))
  expect(await findSpeakers(window.db)).toEqual([
    { name: 'Ana', turns: 3 },
    { name: 'Luis', turns: 2 },
  ])
})

test('of two searches at once only the later one is answered', async () => {
  const window = await projectWindow()
  const ask = (text: string) =>
    gathered(window, { sourceIds: [sourceOf(window)], wanted: wanted(text) })
  const [first, second] = await Promise.all([ask('mine'), ask('ore')])
  expect(first.end).toEqual({ superseded: true })
  expect(second.all).toMatchObject({ total: 1, listed: 1, searched: 1 })
})

test('a search that nobody waits for any more ends', async () => {
  const window = await projectWindow()
  const input = { sourceIds: [sourceOf(window)], wanted: wanted('mine') }
  const [{ end }] = await Promise.all([gathered(window, input), stopGathering()])
  expect(end).toEqual({ superseded: true })
})

test('what is told on the way and what comes at the end is all there is, each transcript once', async () => {
  const window = await projectWindow()
  const sourceIds = await imported(
    window,
    Array.from({ length: 30 }, (_, i) => `So. ${'The mine. '.repeat(i % 3)}`),
  )
  const { all, tried } = await gathered(window, { sourceIds, wanted: wanted('mine') })
  expect(all).toMatchObject({ total: 30, listed: 30, searched: sourceIds.length })
  const holding = all.sources.map(({ sourceId }) => sourceId)
  expect(holding).toEqual(sourceIds.filter((id) => holding.includes(id)))
  expect(holding).toHaveLength(20)
  // Plain words can't explode.
  expect(tried).toEqual([])
})

test('a pattern says on which transcript it is tried before it is, and what it found before that', async () => {
  const window = await projectWindow()
  const sourceIds = await imported(window, ['A mine.', 'No such word.', 'Mine, mine.'])
  const news: string[] = []
  const pattern = { ...query('m[io]ne'), mode: 'regex' } as const
  await findPassages(
    window.db,
    { projectUuid: '', sourceIds, wanted: { by: 'text', query: pattern, unit: 'match' } },
    (one) => news.push('part' in one ? `found ${one.part.total}` : String(one.on)),
  )
  const [first, second, third] = sourceIds
  expect(news.filter((one) => one !== 'null')).toEqual([
    first,
    'found 1',
    second,
    'found 0',
    third,
    'found 2',
  ])
})

test('a pattern that is none is refused before any text is read', async () => {
  const window = await projectWindow()
  const found = await findHits(
    window.db,
    { projectUuid: '', sourceId: sourceOf(window), query: { ...query('(a'), mode: 'regex' } },
    () => {},
  )
  expect(found).toMatchObject({ refused: { key: 'find.badRegex' } })
})
