import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { pseudonymise, restoreNames } from '#shared/commands/pseudonymise'
import { seenNow, since } from '#shared/matrix/seen'
import { nameFinder } from '#shared/pseudonyms/finding'
import { wordFields, wordPlaces } from '#shared/pseudonyms/fields'
import { roundOf, wayBack } from '#shared/pseudonyms/rounds'
import { fieldChanges, findNames } from '#shared/pseudonyms/searching'
import type { NameTable } from '#shared/pseudonyms/table'
import { recordsOf, type Records } from '#shared/records/memory'
import { definitions, parseRecord, type AnyRecord } from '#shared/records/schema'
import { project, study } from './harness'

const row = (name: string, pseudonym: string, ...forms: string[]) => ({ name, forms, pseudonym })
const table: NameTable = [row('Bisa', 'Firm B'), row('Resemin', 'Firm [R]', 'Muki')]
const fieldsOf = (records: Records, names: NameTable = table) =>
  fieldChanges(findNames(records.values(), nameFinder(names)))

/** The sample study with a name in everything that a name can be in. */
function named(): Records {
  const put = (value: unknown, key: string): unknown => {
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([name, own]) => [
        name,
        name === key ? 'Seen at Bisa, then Muki' : own,
      ]),
    )
  }
  return recordsOf(
    [...study.values()].map((record) => {
      const worded = ['memo', 'rationale', 'definition'].reduce<unknown>(put, record)
      return parseRecord(worded)
    }),
  )
}

const visible = (record: AnyRecord) => wordFields(record).map(({ text }) => text)

describe('replacing names in a project', () => {
  test('leaves none of them in anything that a person reads, and no word of them in the history', async () => {
    const p = project(named())
    const { label } = await p.done(pseudonymise, { fields: fieldsOf(p.records()) })
    for (const record of p.records().values()) {
      for (const text of visible(record)) expect(text).not.toMatch(/bisa|resemin|muki/i)
      if (record.type === 'coding' || record.type === 'extent')
        expect(JSON.stringify(record.anchor)).not.toMatch(/\b(bisa|resemin|muki)\b/i)
    }
    expect(JSON.stringify(label)).not.toMatch(/bisa|resemin|muki/i)
    expect(p.named('case', 'Firm B')).toBeDefined()
  })

  test('is taken back by the key: all is as it was', async () => {
    const p = project(named())
    const before = p.records()
    const fields = fieldsOf(before)
    const round = roundOf(before, fields, 1)
    await p.done(pseudonymise, { fields })
    const { fields: back, missing } = wayBack(p.records(), [round])
    expect(missing).toBe(0)
    await p.done(restoreNames, { fields: back })
    expect([...p.records().values()].map(visible)).toEqual([...before.values()].map(visible))
    const anchors = (records: Records) =>
      [...records.values()].flatMap((one) => (one.type === 'coding' ? [one.anchor] : []))
    expect(anchors(p.records())).toEqual(anchors(before))
  })

  test('that was undone and made again is taken back without a word of places that are lost', async () => {
    const p = project(named())
    const before = p.records()
    const fields = fieldsOf(before)
    const round = roundOf(before, fields, 1)
    expect(wayBack(before, [round])).toMatchObject({ fields: [], missing: 0 })
    await p.done(pseudonymise, { fields })
    expect(wayBack(p.records(), [round, round]).missing).toBe(0)
  })

  test('makes no judgement out of date that was not so before', async () => {
    const codings = [...study.values()].filter((one) => one.type === 'coding')
    const seen = { ...seenNow(codings.slice(0, 40)), [codings[0]!.id]: '00000000' }
    const word = /\p{L}{6,}/u.exec(codings[1]!.anchor.quote)![0]
    const p = project(
      recordsOf(
        [...study.values()].map((one) => (one.type === 'judgement' ? { ...one, seen } : one)),
      ),
    )
    const changed = () => since(p.all('judgement')[0]!, p.all('coding').slice(0, 40))?.changed
    expect(changed()).toEqual([codings[0]!.id])
    await p.done(pseudonymise, { fields: fieldsOf(p.records(), [row(word, 'P1')]) })
    expect(changed()).toEqual([codings[0]!.id])
    expect(p.all('judgement')[0]!.seen).not.toEqual(seen)
  })

  test('keeps a passage that was within a name, or began in one', async () => {
    const p = project()
    const text = p.all('text')[0]!
    const name = /\p{Lu}\p{Ll}{6,}/u.exec(text.text)!
    const at = name.index
    const codeId = p.all('code')[0]!.id
    const { sourceId } = text
    for (const span of [
      { start: at + 2, end: at + 5 },
      { start: at + 4, end: at + 20 },
    ])
      await p.done(codePassage, { sourceId, spans: [span], codeIds: [codeId] })
    const known = new Set(p.all('coding').map(({ id }) => id))
    await p.done(pseudonymise, {
      fields: fieldsOf(p.records(), [row(name[0], 'F1')]),
    })
    const coded = p.all('coding').filter((one) => one.sourceId === sourceId)
    expect(coded.every(({ detached }) => !detached)).toBe(true)
    expect(p.all('coding')).toHaveLength(known.size)
    expect(coded.filter(({ anchor }) => anchor.quote === 'F1')).toHaveLength(1)
    expect(coded.filter(({ anchor }) => anchor.quote.startsWith('F1 '))).not.toHaveLength(0)
  })

  test('reaches detached passages, and the links of memos stay links', async () => {
    const start = [...study.values()]
    const coding = start.find((one) => one.type === 'coding')!
    const quote = 'what Resemin built'
    const p = project(
      recordsOf([
        ...start,
        {
          ...(coding as Extract<AnyRecord, { type: 'coding' }>),
          id: 'coding:gone',
          detached: true,
          memo: 'On [[coding:gone|what Resemin built]].',
          anchor: {
            start: 5,
            end: 5 + quote.length,
            quote,
            prefix: 'with Bisa ',
            suffix: ' at Bi',
          },
        },
      ]),
    )
    await p.done(pseudonymise, { fields: fieldsOf(p.records()) })
    expect(p.records().get('coding:gone')).toMatchObject({
      memo: String.raw`On [[coding:gone|what Firm \[R\] built]].`,
      anchor: {
        start: 5,
        end: 5 + 'what Firm [R] built'.length,
        quote: 'what Firm [R] built',
        prefix: 'with Firm B ',
        suffix: ' at Bi',
      },
    })
  })

  test('is refused where the words have changed since they were found', async () => {
    const p = project()
    const fields = fieldsOf(p.records())
    await p.done(pseudonymise, { fields })
    expect(await p.refused(pseudonymise, { fields })).toBe('refusals.namesMoved')
  })

  test('is refused where two cases would have one name', async () => {
    const p = project()
    const fields = fieldsOf(p.records(), [row('Bisa', 'Resemin')])
    expect(await p.refused(pseudonymise, { fields })).toBe('refusals.sameName')
  })

  test('is refused where a name would be too long', async () => {
    const p = project()
    const fields = fieldsOf(p.records(), [row('Bisa', 'B'.repeat(501))])
    expect(await p.refused(pseudonymise, { fields })).toBe('refusals.longName')
  })
})

/** Strings that are no words of a person: choices from a list, keys of files and columns, marks. */
const technical = /^(type|id|format|encoding|key|handle|seen)$/
/** What is tied to a text is replaced with it. */
const tied = /^(text\.|(coding|extent)\.anchor\.)/

/** Every place of a schema where a string is, as far as it is no date. */
function* stringsOf(schema: unknown, path: string): Generator<string> {
  const { type, entries, item, wrapped, options, pipe } = schema as {
    type: string
    entries?: Record<string, unknown>
    item?: unknown
    wrapped?: unknown
    options?: readonly unknown[]
    pipe?: readonly { type: string }[]
  }
  if (type === 'string' && !pipe?.some((one) => one.type === 'regex')) yield path
  for (const [name, own] of Object.entries(entries ?? {}))
    yield* stringsOf(own, path === '' ? name : `${path}.${name}`)
  if (item) yield* stringsOf(item, `${path}.*`)
  if (wrapped) yield* stringsOf(wrapped, path)
  if (type === 'variant') for (const option of options ?? []) yield* stringsOf(option, path)
}

test('every field of every record that holds words is looked through', () => {
  const inSchemas = Object.entries(definitions).flatMap(([type, { schema }]) =>
    [...stringsOf(schema, '')].map((path) => `${type}.${path}`),
  )
  const wanted = new Set(
    inSchemas.filter((path) => !tied.test(path) && !technical.test(path.split('.').at(-1)!)),
  )
  const looked = Object.entries(wordPlaces).flatMap(([type, paths]) =>
    paths.map((path) => `${type}.${path}`),
  )
  expect(looked.toSorted()).toEqual([...wanted].toSorted())
})
