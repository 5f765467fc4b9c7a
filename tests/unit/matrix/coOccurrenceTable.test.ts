import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coOccurrence } from '#shared/matrix/coOccurrence'
import { codingsByCode } from '#shared/matrix/codingsByCode'
import { coOccurrenceTable, type CoOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import { meetingKinds, stretchOf, type MeetingText } from '#shared/matrix/meetingPlaces'
import { meetingsOf } from '#shared/matrix/meetingSweep'
import { textIndex } from '#shared/text/textIndex'
import { codingsWithThoseBelow, isBelow, naiveCoOccurrence, naiveSameTurn } from './naiveMeetings'
import { smallProject, type SmallProject } from './randomProject'
import { code, coding } from './small'

const numRuns = Number(process.env['MATRIX_RUNS'] ?? 300)
const timeout = 60_000 + numRuns * 100

/** A project, with some of the line starts of its texts as starts of turns. */
const withTurns = fc
  .tuple(smallProject, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([project, flags]) => {
    const turns = new Map(
      [...project.texts].map(([sourceId, text]) => {
        const starts = [...text].flatMap((_, i) => {
          const before = [...text].slice(0, i).join('')
          return before.endsWith('\n') && flags[i % 8] ? [before.length] : []
        })
        return [sourceId, [0, ...starts]] as const
      }),
    )
    const texts = new Map<string, MeetingText>(
      [...project.texts].map(([sourceId, text]) => [
        sourceId,
        { index: textIndex(text), turns: Uint32Array.from(turns.get(sourceId)!) },
      ]),
    )
    return { project, turns, texts }
  })

type Drawn = { project: SmallProject; turns: ReadonlyMap<string, readonly number[]> }
type CodingsOf = typeof codingsWithThoseBelow

/** The numbers of two codes, by looking at every character. */
function naivePair({ project, turns }: Drawn, a: string, b: string, codingsOf?: CodingsOf) {
  const { pairs, overlapCharacters, nearPairs, sameParagraphPairs, ...rest } = naiveCoOccurrence(
    project,
    a,
    b,
    codingsOf,
  )
  return {
    ...rest,
    overlap: pairs.length,
    characters: overlapCharacters,
    near: nearPairs,
    sameParagraph: sameParagraphPairs,
    sameTurn: naiveSameTurn(project, turns, a, b, codingsOf),
  }
}

function agree(table: CoOccurrenceTable, drawn: Drawn, codingsOf?: CodingsOf) {
  const ids = table.codes.map(({ codeId }) => codeId)
  for (const [a, idA] of ids.entries()) {
    for (const [b, idB] of ids.entries()) {
      if (b <= a) continue
      const pair = table.pairs.find((one) => one.a === a && one.b === b)
      const { project } = drawn
      const isNested = isBelow(project, idA, idB) || isBelow(project, idB, idA)
      if (codingsOf && isNested) {
        expect(pair).toBeUndefined()
        expect(table.nested).toContainEqual(isBelow(project, idB, idA) ? [a, b] : [b, a])
        continue
      }
      const expected = naivePair(drawn, idA, idB, codingsOf)
      if (!pair) {
        expect([expected.near, expected.sameParagraph, expected.sameTurn]).toEqual([0, 0, 0])
        continue
      }
      const { a: _a, b: _b, cOutOfRange: _out, ...numbers } = pair
      expect({
        ...numbers,
        nA: table.codes[a]!.codings,
        nB: table.codes[b]!.codings,
      }).toEqual(expected)
    }
  }
}

test('each two of many codes meet as often as looking at every character says', { timeout }, () => {
  fc.assert(
    fc.property(withTurns, ({ project, turns, texts }) => {
      const ids = project.codes.map(({ id }) => id)
      const table = coOccurrenceTable(project.codings, ids, texts)
      expect(table.nested).toEqual([])
      agree(table, { project, turns })
    }),
    { numRuns },
  )
})

test(
  'parents that take in the passages of their subcodes meet others as often as looking at every character says',
  { timeout },
  () => {
    fc.assert(
      fc.property(withTurns, ({ project, turns, texts }) => {
        const ids = project.codes.map(({ id }) => id)
        const table = coOccurrenceTable(project.codings, ids, texts, project.codes)
        agree(table, { project, turns }, codingsWithThoseBelow)
      }),
      { numRuns },
    )
  },
)

test('a passage coded with a parent and its subcode counts once for the parent', () => {
  const codes = [code('P'), code('C', 'P'), code('Q')]
  const codings = [
    coding('p', 'P', [0, 10]),
    coding('c', 'C', [0, 10]),
    coding('c2', 'C', [20, 30]),
    coding('c3', 'C', [40, 50], { polarity: 'contradicts' }),
    coding('q', 'Q', [5, 45]),
  ]
  const ids = ['code:P', 'code:C', 'code:Q']
  const table = coOccurrenceTable(codings, ids, oneText(100), codes)
  expect(table.codes.map((one) => one.codings)).toEqual([2, 3, 1])
  expect(table.nested).toEqual([[0, 1]])
  expect(table.pairs.map(({ a, b, overlap }) => [a, b, overlap])).toEqual([
    [0, 2, 2],
    [1, 2, 3],
  ])
})

test('the meetings that a number opens are as many as the number says', { timeout }, () => {
  fc.assert(
    fc.property(withTurns, fc.constantFrom(...meetingKinds), ({ project, texts }, kind) => {
      const ids = project.codes.map(({ id }) => id as string)
      for (const family of [null, project.codes]) {
        const of = codingsByCode(project.codings, ids, family)
        const { pairs } = coOccurrenceTable(project.codings, ids, texts, family)
        for (const pair of pairs) {
          const found = meetingsOf(kind, of.get(ids[pair.a]!)!, of.get(ids[pair.b]!)!, texts)
          expect(found).toHaveLength(pair[kind])
          expect(new Set(found.map(({ a, b }) => `${a} ${b}`)).size).toBe(found.length)
        }
      }
    }),
    { numRuns },
  )
})

const oneText = (length: number, turns: number[] = [0]) =>
  new Map<string, MeetingText>([
    ['source:1', { index: textIndex('x'.repeat(length)), turns: Uint32Array.from(turns) }],
  ])

test('a c-coefficient above 1 is flagged, and equals that of the pair alone', () => {
  const codings = [
    coding('a', 'A', [0, 90]),
    ...[0, 20, 40, 60].map((at) => coding(`b${at}`, 'B', [at, at + 10])),
  ]
  const texts = oneText(100)
  const [pair] = coOccurrenceTable(codings, ['code:A', 'code:B'], texts).pairs
  const alone = coOccurrence(
    codings.slice(0, 1),
    codings.slice(1),
    new Map([...texts].map(([id, { index }]) => [id, index])),
  )
  expect(pair).toMatchObject({ cCoefficient: 4, cOutOfRange: true, jaccardCharacters: 40 / 90 })
  expect(pair!.cCoefficient).toBe(alone.cCoefficient)
})

test('codings of one turn meet there although a line stands between them, and not across turns', () => {
  const texts = oneText(100, [0, 50])
  const codings = [coding('a', 'A', [0, 5]), coding('b', 'B', [44, 49]), coding('c', 'C', [51, 60])]
  const { pairs } = coOccurrenceTable(codings, ['code:A', 'code:B', 'code:C'], texts)
  expect(pairs.map(({ a, b, sameTurn, near }) => ({ a, b, sameTurn, near }))).toEqual([
    { a: 0, b: 1, sameTurn: 1, near: 0 },
    { a: 0, b: 2, sameTurn: 0, near: 0 },
    { a: 1, b: 2, sameTurn: 0, near: 1 },
  ])
  expect(stretchOf('sameTurn', texts.get('source:1')!, { start: 44, end: 52 })).toEqual([0, 1])
})

test('ten thousand codings in one place are counted like any others', () => {
  const codings = Array.from({ length: 10_000 }, (_, i) =>
    coding(`${i}`, i % 2 === 0 ? 'A' : 'B', [10, 20]),
  )
  const placed = codings.map((one) => ({ ...one, sourceId: `source:${1}` as const }))
  const [pair] = coOccurrenceTable(placed, ['code:A', 'code:B'], oneText(100)).pairs
  expect(pair).toMatchObject({ overlap: 25_000_000, aWithB: 5000, bWithA: 5000 })
})
