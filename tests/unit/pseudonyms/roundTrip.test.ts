import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import { checkRecords } from '#shared/records/invariants'
import { parseRecord, type AnyRecord, type Coding } from '#shared/records/schema'
import { isRefusal, type Command } from '#shared/commands/command'
import { pseudonymise, restoreNames } from '#shared/commands/pseudonymise'
import { nameFinder } from '#shared/pseudonyms/finding'
import { roundOf, wayBack } from '#shared/pseudonyms/rounds'
import { parseKey, serialiseKey } from '#shared/pseudonyms/keyFile'
import { fieldChanges, findNames } from '#shared/pseudonyms/searching'
import { anchorAt } from '#shared/text/anchor'
import { canonicalText } from '#shared/text/canonical'
import { parseTranscript } from '#shared/records/transcript'
import { blocksOf } from './texts'

const words = [
  'Ana',
  'ANA',
  'ana',
  'Luz',
  'Ana Luz',
  'María',
  'Mari\u0301a',
  'Peña',
  'Pen\u0303as',
  'Bo',
  'Bo 2',
  '🙂',
  '👩‍🔬',
  'a\u0301',
  'ß',
  '. ',
  ' ',
  ' ',
  ' ',
  '\n',
  "'s ",
  '_',
  '-',
  '[',
  ']',
  '\u00ad',
]
const textArb = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''))
const nameArb = fc.constantFrom(
  'Ana',
  'Luz',
  'Ana Luz',
  'Maria',
  'Peña',
  'Bo',
  'bo 2',
  'ss',
  '🙂',
  'á',
)
const pseudonymArb = fc.constantFrom(
  'Berta',
  'Ana',
  'Ana B.',
  'P1',
  '[P 2]',
  'Bo Luz',
  '👤',
  'Zoë',
  'Ana Ana Ana',
)
const tableArb = fc.array(
  fc.record({ name: nameArb, forms: fc.array(nameArb, { maxLength: 2 }), pseudonym: pseudonymArb }),
  { minLength: 1, maxLength: 4 },
)
const spansArb = fc.array(fc.tuple(fc.nat(120), fc.nat(30)), { maxLength: 6 })

/** One transcript of these blocks with a passage at each span, as far as the text reaches. */
function projectOf(text: string, speakers: readonly string[], spans: readonly [number, number][]) {
  const doc = parseTranscript(blocksOf(text, speakers))
  const canonical = canonicalText(doc)
  const codings = spans.flatMap(([start, length], i): Coding[] => {
    const anchor = anchorAt(canonical, { start, end: start + length + 1 })
    if (!anchor || anchor.quote.trim() === '') return []
    return [
      {
        type: 'coding',
        id: `coding:${i}`,
        sourceId: 'source:1',
        codeId: 'code:1',
        coderId: 'coder:1',
        anchor,
        detached: false,
        weight: null,
        polarity: 'supports',
        memo: `About [[coding:${i}|${anchor.quote.replace(/[[\]\\]/g, String.raw`\$&`).replaceAll('\n', ' ')}]] ${text}`,
        representative: false,
        createdAt: 0,
      },
    ]
  })
  const detached = codings
    .slice(0, 1)
    .map((one) => ({ ...one, id: 'coding:gone' as const, detached: true }))
  const records: AnyRecord[] = [
    { type: 'project', id: 'project:1', name: 'P', memo: text, createdAt: 0, pins: [] },
    { type: 'coder', id: 'coder:1', name: 'C', createdAt: 0 },
    {
      type: 'source',
      id: 'source:1',
      name: 'S',
      format: 'txt',
      fileName: '',
      encoding: '',
      importedAt: 0,
      words: 0,
      characters: 0,
      memo: '',
      media: null,
    },
    { type: 'text', id: 'text:1', sourceId: 'source:1', doc, text: canonical },
    {
      type: 'code',
      id: 'code:1',
      name: 'Code',
      parentId: null,
      order: 1,
      colour: 'teal',
      key: '',
      definition: text,
      include: '',
      exclude: '',
      example: '',
      caseKindIds: [],
      exclusiveGroup: '',
      memo: '',
    },
    ...codings,
    ...detached,
  ]
  return recordsOf(records)
}

async function run<A, S>(
  records: Records,
  command: Command<A, S>,
  args: A,
): Promise<Records | null> {
  const slice = await command.read(args, memoryReader(records))
  const result = command.run(slice, args, { now: 1, newId: () => 'x', coderId: 'coder:1' })
  if (isRefusal(result)) {
    expect(result.refused.key).toBe('refusals.nothingToDo')
    return null
  }
  return applyTo(records, result.diff)
}

/** What a person reads of a project: bounds of passages that cut a name may be wider afterwards. */
const readable = (records: Records) =>
  [...records.values()].flatMap((one): unknown[] => {
    if (one.type === 'text') return [one.text, one.doc.content.map(({ attrs }) => attrs.speaker)]
    if (one.type === 'coding') return [one.memo]
    if (one.type === 'project') return [one.memo]
    return one.type === 'code' ? [one.definition] : []
  })

const check = (records: Records) => {
  for (const one of records.values()) parseRecord(one)
  expect(checkRecords([...records.values()])).toEqual([])
}

describe('any names replaced in any texts', () => {
  test('keep every passage true and come back letter by letter, replaced once or twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        textArb,
        tableArb,
        tableArb,
        spansArb,
        async (text, first, second, spans) => {
          const start = projectOf(
            text,
            ['Ana', 'Interviewer', 'María Luz'],
            spans as [number, number][],
          )
          const count = [...start.values()].filter(
            (one) => one.type === 'coding' && one.detached,
          ).length
          let records = start
          const rounds = []
          for (const table of [first, second]) {
            const fields = fieldChanges(findNames(records.values(), nameFinder(table)))
            if (fields.length === 0) continue
            rounds.push(roundOf(new Map(records), fields, 1))
            const next = await run(records, pseudonymise, { fields })
            if (!next) continue
            check(next)
            const detached = [...next.values()].filter(
              (one) => one.type === 'coding' && one.detached,
            )
            expect(detached.length, 'no passage loses its text').toBe(count)
            records = next
          }
          const key = parseKey(serialiseKey({ projectId: 'project:1', names: first, rounds }))!
          const back = wayBack(new Map(records), key.rounds)
          expect(back.missing).toBe(0)
          const after =
            back.fields.length === 0
              ? records
              : await run(records, restoreNames, { fields: back.fields })
          check(after!)
          expect(readable(after!)).toEqual(readable(start))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a text that was edited since', () => {
  test('gets its names back where they are still known, and says how many are not', async () => {
    const text =
      'First Ana spoke of the old shaft. Then Ana left for the coast. In the end Ana wrote.'
    const start = projectOf(text, [], [])
    const table = [{ name: 'Ana', forms: [], pseudonym: 'Berta' }]
    const fields = fieldChanges(findNames([start.get('text:1')!], nameFinder(table)))
    const round = roundOf(new Map(start), fields, 1)
    const edited =
      'Well. First Berta spoke of the old shaft. Then she left for the coast. In the end Berta wrote.'
    const doc = parseTranscript(blocksOf(edited, []))
    const records = new Map(start)
    records.set('text:1', {
      ...(start.get('text:1') as Extract<AnyRecord, { type: 'text' }>),
      doc,
      text: edited,
    })
    const back = wayBack(records, [round])
    expect(back.missing).toBe(1)
    const after = await run(records, restoreNames, { fields: back.fields })
    expect(after!.get('text:1')).toMatchObject({
      text: 'Well. First Ana spoke of the old shaft. Then she left for the coast. In the end Ana wrote.',
    })
  })
})
