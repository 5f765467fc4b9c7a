import { expect, test } from 'vitest'
import { meetReader, MOST_MEGABYTES, type Verdict } from './children'
import { corpus } from './corpus'

const wanted = process.env['VETA_HOSTILE']
const chosen = corpus.filter(
  ({ name, trick }) => !wanted || new RegExp(wanted).test(`${name} ${trick}`),
)
const { verdicts, strays } = await meetReader(chosen)
const verdictOf = (name: string): Verdict =>
  verdicts.get(name) ?? { name, crashed: 'It was never read' }

/** Of work, whatever else the machine does meanwhile. */
const MOST_MILLISECONDS = 2000

test('there are at least 150 hostile files, each by a name of its own', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(150)
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
})

test('40 of them have names that lead out of a folder, and all ways in are tried', () => {
  const traversals = corpus.filter(({ name }) => name.startsWith('traversal'))
  expect(new Set(traversals.map(({ trick }) => trick)).size).toBe(40)
  expect([...new Set(corpus.map(({ target }) => target))].toSorted()).toEqual([
    'key',
    'memo',
    'page',
    'pasted',
    'project',
    'sealed',
    'table',
    'transcript',
  ])
})

test.each(chosen)('$name, $trick, does no harm and must $must', ({ name, must }) => {
  const verdict = verdictOf(name)
  expect(verdict).not.toHaveProperty('hung')
  expect(verdict).not.toHaveProperty('crashed')
  expect(verdict).not.toHaveProperty('harm')
  if (!('became' in verdict)) throw new Error('It has no verdict')
  expect(verdict.requests).toEqual([])
  expect(verdict.megabytes).toBeLessThan(MOST_MEGABYTES)
  expect(verdict.milliseconds).toBeLessThan(MOST_MILLISECONDS)
  if (must === 'be refused') expect(verdict.became).toHaveProperty('refused')
  else expect(verdict.became).toHaveProperty('came')
})

test('no file was written by any of them', () => {
  expect(strays).toEqual([])
})

if (process.env['VETA_FIGURES']) {
  const lines = chosen.map(({ name, trick }) => {
    const verdict = verdictOf(name)
    const figures =
      'milliseconds' in verdict
        ? [`${verdict.milliseconds} ms`, `${verdict.megabytes} MB`]
        : ['', '']
    const said =
      'became' in verdict
        ? 'refused' in verdict.became
          ? `refused: ${verdict.became.refused.en}`
          : `came in: ${verdict.became.came}`
        : JSON.stringify(verdict)
    return `${figures[0]!.padStart(9)} ${figures[1]!.padStart(7)}  ${name.slice(0, 30).padEnd(30)} ${trick} → ${said.slice(0, 120)}`
  })
  console.log(lines.join('\n'))
}
