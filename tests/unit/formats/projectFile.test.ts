import { createHash } from 'node:crypto'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseProject, serialiseProject, TooLargeError } from '#shared/formats/projectFile'
import { createTranslator } from '#shared/messages/translate'
import { canonicalText } from '#shared/text/canonical'
import { FORMAT_VERSION, recordTypes } from '#shared/records/schema'
import { byId, ofType } from '../records/sampleStudy'
import {
  coding,
  partNames,
  parts,
  problemOf,
  rewritten,
  saved,
  SAVED_AT,
  study,
  type Manifest,
  withPart,
} from './savedStudy'

describe('a saved project', () => {
  test('opens with every record and every line of the journal as they were', async () => {
    const parsed = await parseProject(saved)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
    expect(byId(parsed.records)).toEqual(byId(study.records))
    expect(parsed.journal).toEqual(study.journal)
  })

  test('is the same file byte for byte after it was opened and saved again', async () => {
    const parsed = await parseProject(saved)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
    expect(Buffer.from(serialiseProject(parsed, SAVED_AT)).equals(Buffer.from(saved))).toBe(true)
  })

  test('has a part for every record type, one for the journal, and the texts as plain files', () => {
    for (const type of recordTypes) expect(partNames).toContain(`records/${type}.jsonl`)
    expect(partNames).toContain('journal.jsonl')
    const texts = partNames.filter((name) => name.startsWith('texts/'))
    expect(texts.map((name) => strFromU8(parts[name]!)).toSorted()).toEqual(
      ofType(study.records, 'text')
        .map(({ text }) => text)
        .toSorted(),
    )
  })

  test('with very many records opens too', async () => {
    const [coder] = ofType(study.records, 'coder')
    const crowd = Array.from({ length: 150_000 }, (_, i) => ({
      ...coder!,
      id: `coder:${i}` as const,
    }))
    const records = [...ofType(study.records, 'project'), ...crowd].map((one) =>
      one.type === 'project' ? { ...one, pins: [] } : one,
    )
    const parsed = await parseProject(serialiseProject({ records, journal: [] }, SAVED_AT))
    expect(parsed.ok && parsed.records.length).toBe(150_001)
  })

  test('opens also where it says the same for ever, and would pack to less than is let in', async () => {
    const memo = 'la '.repeat(12_000_000)
    const records = study.records.map((record) =>
      record.id === coding!.id ? { ...record, memo } : record,
    ) as typeof study.records
    const parsed = await parseProject(serialiseProject({ ...study, records }, SAVED_AT))
    if (!parsed.ok) throw new Error(parsed.problem.key)
    expect(parsed.records.find(({ id }) => id === coding!.id)).toMatchObject({ memo })
  })

  test('is not made where it could not be opened again', () => {
    const [text] = ofType(study.records, 'text')
    const doc = { ...text!.doc, content: text!.doc.content.slice(0, 1) }
    const short = { ...text!, doc, text: canonicalText(doc) }
    const many = Array.from({ length: 20_000 }, (_, i) => ({ ...short, id: `text:${i}` as const }))
    const records = [...ofType(study.records, 'project'), ...many]
    expect(() => serialiseProject({ records, journal: [] }, SAVED_AT)).toThrow(TooLargeError)
  })

  test('opens also where a text, a passage and a name hold half a character, with the sign for one that is missing', async () => {
    const half = '\ud83d mine'
    const records = study.records.map((record) => {
      if (record.type === 'project') return { ...record, name: half }
      if (record.type === 'coding') return { ...record, memo: 'a literal \\ud800 stays' }
      if (record.type !== 'text' || record.sourceId !== coding!.sourceId) return record
      const [first, ...rest] = record.doc.content
      const content = [...rest, { ...first!, content: [{ type: 'text' as const, text: half }] }]
      const doc = { ...record.doc, content: [first!, ...content] }
      return { ...record, doc, text: canonicalText(doc) }
    })
    const parsed = await parseProject(serialiseProject({ ...study, records }, SAVED_AT))
    if (!parsed.ok) throw new Error(parsed.problem.key)
    const [project] = ofType(parsed.records, 'project')
    expect(project!.name).toBe('\ufffd mine')
    const text = ofType(parsed.records, 'text').find(
      ({ sourceId }) => sourceId === coding!.sourceId,
    )
    expect(text!.text.endsWith('\n\ufffd mine')).toBe(true)
    expect(ofType(parsed.records, 'coding')[0]!.memo).toBe('a literal \\ud800 stays')
  })

  test('without any records but a project opens too', async () => {
    const records = ofType(study.records, 'project')
    const parsed = await parseProject(serialiseProject({ records, journal: [] }, SAVED_AT))
    expect(parsed).toEqual({ ok: true, records, journal: [] })
  })
})

describe('a file that is no project', () => {
  test.each([
    ['a text', strToU8('Interviewer: Good morning.')],
    ['a zip of something else', zipSync({ 'word/document.xml': strToU8('<w:document/>') })],
    ['a project without its manifest', zipSync(Object.fromEntries(Object.entries(parts).slice(1)))],
  ])('is refused as such: %s', async (_name, bytes) => {
    expect(await problemOf(bytes)).toMatchObject({ key: 'export.notVeta' })
  })

  test('says of a project of another program what it is and what can be done, in both languages', async () => {
    const refi = zipSync({ 'Study.QDE': strToU8('<Project/>'), 'Sources/a.txt': strToU8('a') })
    const problem = await problemOf(refi)
    expect(problem).toEqual({ key: 'export.isRefi', values: {} })
    const said = (locale: 'en' | 'es') => createTranslator(locale)('export.isRefi')
    expect(said('en')).toMatch(/another program.*REFI-QDA.*can’t read yet.*import those/s)
    expect(said('es')).toMatch(/otro programa.*REFI-QDA.*todavía no puede leer.*importarlas/s)
    const nested = zipSync({ 'folder/Study.qde': strToU8('<Project/>') })
    expect(await problemOf(nested)).toMatchObject({ key: 'export.notVeta' })
  })

  test.each([
    ['no JSON', '{'],
    ['the manifest of another program', '{"format":"other","formatVersion":1}'],
    ['a list', '[]'],
  ])('is refused when its manifest is %s', async (_name, manifest) => {
    expect(await problemOf(withPart('manifest.json', strToU8(manifest)))).toEqual({
      key: 'export.damagedPart',
      values: { part: 'manifest.json' },
    })
  })

  test('of a newer format is refused with the version of the app that it needs', async () => {
    const newer = rewritten({}, (manifest) => {
      manifest.formatVersion = FORMAT_VERSION + 1
      manifest.minAppVersion = '9.8.7'
    })
    expect(await problemOf(newer)).toEqual({ key: 'export.tooNew', values: { version: '9.8.7' } })
  })
})

describe('what was once accepted, or thrown', () => {
  test('a text that begins with a byte-order mark is opened as it was saved', async () => {
    const records = study.records.map((record) => {
      if (record.type !== 'text') return record
      const [first, ...rest] = record.doc.content
      const [run, ...runs] = first!.content ?? []
      if (run?.type !== 'text') return record
      const marked = { ...first!, content: [{ ...run, text: `\ufeff${run.text}` }, ...runs] }
      return { ...record, doc: { ...record.doc, content: [marked, ...rest] } }
    }) as typeof study.records
    const texts = records.map((record) =>
      record.type === 'text' ? { ...record, text: canonicalText(record.doc) } : record,
    )
    // Positions have moved by one character: what is not about the text is left out.
    const plain = texts.filter(({ type }) => ['project', 'coder', 'source', 'text'].includes(type))
    const parsed = await parseProject(
      serialiseProject({ records: withoutPins(plain), journal: [] }, SAVED_AT),
    )
    expect(parsed.ok ? 'opened' : parsed.problem).toBe('opened')
    if (parsed.ok) expect(byId(parsed.records)).toEqual(byId(withoutPins(plain)))
  })

  test.each([
    ['that is null', () => 'null\n'],
    ['without a change', (text: string) => text.replace(/"diff":\{.*\}/, '"diff":null')],
    ['whose number is out of order', (text: string) => text.replace('"seq":2', '"seq":7')],
  ])('a journal line %s is refused', async (_what, edit) => {
    const file = rewritten({ 'journal.jsonl': edit }, (manifest) => {
      if (edit('') === 'null\n') manifest.counts['journal'] = 1
    })
    expect(await problemOf(file)).toMatchObject({ key: 'export.damagedLine' })
  })

  test('a part that is not UTF-8 is refused by its name', async () => {
    const bytes = new Uint8Array([0xff, 0x0a])
    const manifest = JSON.parse(strFromU8(parts['manifest.json']!)) as Manifest
    manifest.files = manifest.files.map((file) =>
      file.name === 'records/coder.jsonl'
        ? { ...file, bytes: 2, sha256: createHash('sha256').update(bytes).digest('hex') }
        : file,
    )
    const file = zipSync({
      ...parts,
      'records/coder.jsonl': bytes,
      'manifest.json': strToU8(JSON.stringify(manifest)),
    })
    expect(await problemOf(file)).toEqual({
      key: 'export.damagedPart',
      values: { part: 'records/coder.jsonl' },
    })
  })
})

function withoutPins(records: typeof study.records): typeof study.records {
  return records.map((record) =>
    record.type === 'project' ? { ...record, pins: record.pins.map(() => null) } : record,
  )
}
