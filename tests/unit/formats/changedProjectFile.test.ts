import { strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseProject } from '#shared/formats/projectFile'
import { byId, ofType } from '../records/sampleStudy'
import { coding, editLine, parts, problemOf, rewritten, study } from './savedStudy'

describe('a project file that was changed with matching hashes', () => {
  test('is accepted as long as its records fit together', async () => {
    const edited = rewritten({
      'records/coding.jsonl': editLine(coding!.id, (record) => ({ ...record, memo: 'edited' })),
    })
    const parsed = await parseProject(edited)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
    expect(parsed.records.find(({ id }) => id === coding!.id)).toEqual({
      ...coding,
      memo: 'edited',
    })
  })

  test.each(['coding', 'code', 'text', 'journal'])(
    'is refused with both numbers when %s has fewer lines than its manifest counts',
    async (part) => {
      const name = part === 'journal' ? 'journal.jsonl' : `records/${part}.jsonl`
      const expected = strFromU8(parts[name]!).split('\n').length - 1
      const shorter = rewritten({ [name]: (text) => text.slice(text.indexOf('\n') + 1) })
      expect(await problemOf(shorter)).toEqual({
        key: 'export.wrongCount',
        values: { part, count: expected - 1, expected },
      })
    },
  )

  test.each<[string, string, string, Record<string, unknown>]>([
    ['points to a code that is not there', 'coding', 'code:gone', { codeId: 'code:gone' }],
    ['points to a coder who is not there', 'coding', 'coder:gone', { coderId: 'coder:gone' }],
    [
      'no longer quotes its text',
      'coding',
      'no longer says',
      { anchor: { ...coding!.anchor, quote: 'x'.repeat(coding!.anchor.quote.length) } },
    ],
    ['is inside itself', 'code', 'inside itself', { parentId: 'SELF' }],
    ['has no reading in force', 'attributeValue', 'does not exist', { chosen: 99 }],
  ])('is refused with the id of a record that %s', async (_name, type, reason, patch) => {
    const [record] = byId(study.records.filter((one) => one.type === type))
    const own = Object.fromEntries(
      Object.entries(patch).map(([key, value]) => [key, value === 'SELF' ? record!.id : value]),
    )
    const broken = rewritten({
      [`records/${type}.jsonl`]: editLine(record!.id, (line) => ({ ...line, ...own })),
    })
    expect(await problemOf(broken)).toEqual({
      key: 'export.brokenRecord',
      values: { id: record!.id, reason: expect.stringContaining(reason) },
    })
  })

  test('is refused when it holds the same record twice', async () => {
    const twice = rewritten(
      { 'records/coder.jsonl': (text) => text + text },
      ({ counts }) => (counts['coder'] = 2),
    )
    expect(await problemOf(twice)).toMatchObject({ key: 'export.brokenRecord' })
  })

  test.each<[string, (text: string) => string]>([
    ['is no JSON', (text) => text.replace('{', '')],
    ['lacks a field', (text) => text.replace(/"polarity":"[a-z]+",/, '')],
    ['is of a type that nobody knows', (text) => text.replace('"type":"coding"', '"type":"x"')],
    ['is nothing', (text) => text.replace(/^.*/, 'null')],
  ])('is refused with part and line when a record %s', async (_name, edit) => {
    expect(await problemOf(rewritten({ 'records/coding.jsonl': edit }))).toEqual({
      key: 'export.damagedLine',
      values: { part: 'records/coding.jsonl', line: 1, reason: expect.any(String) },
    })
  })

  test('is refused with part and line when a text says something else than its document', async () => {
    const ids = byId(ofType(study.records, 'text')).map(({ id }) => id)
    const name = `texts/${ids[3]!.slice('text:'.length)}.txt`
    expect(await problemOf(rewritten({ [name]: (text) => `${text}!` }))).toEqual({
      key: 'export.damagedLine',
      values: {
        part: 'records/text.jsonl',
        line: 4,
        reason: expect.stringContaining(`${ids[3]}: its text differs`),
      },
    })
  })

  test('is refused when a record stands in the part of another type', async () => {
    const strayed = rewritten(
      { 'records/matrix.jsonl': (text) => text + strFromU8(parts['records/coder.jsonl']!) },
      ({ counts }) => (counts['matrix'] = 2),
    )
    expect(await problemOf(strayed)).toEqual({
      key: 'export.damagedPart',
      values: { part: 'records/matrix.jsonl' },
    })
  })
})
