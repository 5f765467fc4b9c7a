import { expect, test } from 'vitest'
import { importSources } from '#shared/commands/importSources'
import { replaceInTexts } from '#shared/commands/replaceInTexts'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import type { SearchQuery } from '#shared/text/search'
import { findHits, findPassages, findSpeakers } from '#workers/search'
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

/** How many passages of a project hold these words, and how often the search said that it was at work. */
async function count(window: Window, text: string) {
  let signs = 0
  const found = await findPassages(
    window.db,
    {
      projectUuid: window.db.projectUuid,
      sourceIds: [sourceOf(window)],
      wanted: wanted(text),
    },
    () => (signs += 1),
  )
  if (!('total' in found)) throw new Error('nothing was searched')
  return { total: found.total, signs }
}

test('a search sees a text as its last change left it, and as an undo gives it back', async () => {
  const window = await projectWindow()
  expect(await count(window, 'the mine')).toEqual({ total: 2, signs: 1 })
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
      from: 'mine',
      to: 'pit',
    }),
  )
  expect(await count(window, 'the mine')).toEqual({ total: 1, signs: 1 })
  written(await window.history.undo())
  expect(await count(window, 'the mine')).toEqual({ total: 2, signs: 1 })
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
    findPassages(
      window.db,
      { projectUuid: '', sourceIds: [sourceOf(window)], wanted: wanted(text) },
      () => {},
    )
  const [first, second] = await Promise.all([ask('mine'), ask('ore')])
  expect(first).toEqual({ superseded: true })
  expect(second).toMatchObject({ total: 1, listed: 1 })
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
