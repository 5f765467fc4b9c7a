import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { createTranslator, type Message } from '#shared/messages/translate'
import { canonicalText } from '#shared/text/canonical'
import { FORMAT_VERSION, recordTypes, type RecordOf } from '#shared/records/schema'
import { byId, ofType, readSampleStudy } from '../records/sampleStudy'

const SAVED_AT = Date.UTC(2026, 0, 20)
const study = await readSampleStudy()
const saved = serialiseProject(study, SAVED_AT)
const parts = unzipSync(saved)
const partNames = Object.keys(parts)
const [coding] = byId(ofType(study.records, 'coding')) as RecordOf<'coding'>[]

async function problemOf(bytes: Uint8Array): Promise<Message | 'accepted'> {
  const parsed = await parseProject(bytes)
  return parsed.ok ? 'accepted' : parsed.problem
}

/** The file with one part changed and nothing else: its hash is the old one. */
const withPart = (name: string, content: Uint8Array) => zipSync({ ...parts, [name]: content })

interface Manifest {
  formatVersion: number
  minAppVersion: string
  counts: Record<string, number>
  files: { name: string; bytes: number; sha256: string }[]
}

/** The file that somebody would write who changes parts and mends the hashes after it. */
function rewritten(
  change: Record<string, (text: string) => string>,
  adjust: (manifest: Manifest) => void = () => {},
): Uint8Array {
  const all: Record<string, Uint8Array> = { ...parts }
  for (const [name, edit] of Object.entries(change))
    all[name] = strToU8(edit(strFromU8(all[name]!)))
  const manifest = JSON.parse(strFromU8(all['manifest.json']!)) as Manifest
  manifest.files = manifest.files.map(({ name }) => ({
    name,
    bytes: all[name]!.length,
    sha256: createHash('sha256').update(all[name]!).digest('hex'),
  }))
  adjust(manifest)
  return zipSync({ ...all, 'manifest.json': strToU8(JSON.stringify(manifest)) })
}

/** An edit of the line with this id in a part. */
const editLine =
  (id: string, edit: (record: Record<string, unknown>) => unknown) =>
  (text: string): string =>
    text
      .split('\n')
      .map((line) =>
        line.includes(`"id":"${id}"`) ? JSON.stringify(edit(JSON.parse(line))) : line,
      )
      .join('\n')

/** Where the packed bytes of an entry stand in a zip: behind its first header. */
function packedBytesOf(zip: Uint8Array, name: string): { start: number; length: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const header = Buffer.from(zip).indexOf(name) - 30
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  return { start, length: view.getUint32(header + 18, true) }
}

const flipped = (bytes: Uint8Array, at: number, mask = 0xff) =>
  bytes.map((byte, i) => (i === at ? byte ^ mask : byte))

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

describe('a project file that was damaged on its way', () => {
  test.each([0, 1, 21, 22, 100, 5000, saved.length >> 1, saved.length - 22, saved.length - 1])(
    'is refused when only its first %i bytes are left',
    async (length) => {
      expect(await problemOf(saved.slice(0, length))).toMatchObject({ key: 'export.notVeta' })
    },
  )

  test.each(partNames.filter((name) => parts[name]!.length > 0))(
    'is refused, naming %s, when one packed byte of it is flipped',
    async (name) => {
      const { start, length } = packedBytesOf(saved, name)
      expect(await problemOf(flipped(saved, start + (length >> 1)))).toEqual({
        key: 'export.damagedPart',
        values: { part: name },
      })
    },
  )

  test.each(partNames.filter((name) => name !== 'manifest.json'))(
    'is refused, naming %s, when that part holds another byte than was saved',
    async (name) => {
      const content = parts[name]!
      const other = content.length > 0 ? flipped(content, content.length >> 1, 1) : strToU8('\n')
      expect(await problemOf(withPart(name, other))).toEqual({
        key: 'export.damagedPart',
        values: { part: name },
      })
    },
  )

  test.each(partNames.filter((name) => name !== 'manifest.json'))(
    'is refused, naming %s, when that part is missing',
    async (name) => {
      const { [name]: _, ...rest } = parts
      expect(await problemOf(zipSync(rest))).toEqual({
        key: 'export.missingPart',
        values: { part: name },
      })
    },
  )

  test('is refused or still equal to what was saved, whichever bit is flipped', async () => {
    const records = [...ofType(study.records, 'project'), ...ofType(study.records, 'coder')]
    const journal = study.journal.slice(0, 1)
    const small = serialiseProject({ records, journal }, SAVED_AT)
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length - 1), fc.nat(7), async (at, bit) => {
        const parsed = await parseProject(flipped(small, at, 1 << bit))
        if (parsed.ok) expect(parsed).toEqual({ ok: true, records, journal })
        else refused += 1
      }),
      { numRuns: 120 },
    )
    expect(refused).toBeGreaterThan(0)
  }, 60_000)
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
