import * as v from 'valibot'
import type { Message } from '../messages/translate'
import { checkRecords } from '../records/invariants'
import { parseJournalRow, type JournalRow } from '../records/journal'
import { migrateDiff, migrateRecord } from '../records/migrate'
import {
  definitions,
  FORMAT_VERSION,
  MIN_APP_VERSION,
  parseRecord,
  recordTypes,
  type AnyRecord,
} from '../records/schema'
import { parseSealed } from '../sealing/sealedFile'
import { canonicalText } from '../text/canonical'
import { plainName } from '../text/plainName'
import { linesIn, linesOf, zipped, zipTools, type ZipTools } from './projectZip'
import { unzip, ZipError } from './unzip'

/** A whole project as one value: its records and the journal that led to them. */
export interface ProjectContents {
  records: readonly AnyRecord[]
  journal: readonly JournalRow[]
}

export type ParsedProject = ({ ok: true } & ProjectContents) | { ok: false; problem: Message }

const manifestSchema = v.object({
  format: v.literal('veta'),
  formatVersion: v.number(),
  minAppVersion: v.string(),
  projectName: v.string(),
  savedAt: v.number(),
  counts: v.record(v.string(), v.number()),
  files: v.array(v.object({ name: v.string(), bytes: v.number(), sha256: v.string() })),
})

const MIB = 1024 * 1024
/** What is larger could not be read again. */
const LIMITS = { entries: 20_000, wanted: 20_000, bytes: 1024 * MIB, ratio: 100, free: 32 * MIB }
const JOURNAL = 'journal.jsonl'
/** Whatever else lies in the file is not looked at. */
const PART = /^(?:manifest\.json|journal\.jsonl|records\/\w+\.jsonl|texts\/[^/\\]+\.txt)$/
const recordsName = (type: string) => `records/${type}.jsonl`
const textName = (id: string) => `texts/${id.slice(id.indexOf(':') + 1)}.txt`

const encoder = new TextEncoder()
// A text may begin with U+FEFF, which a decoder would take for a mark of its own and drop.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A project that is larger than a project file may be. The code stands in the message, which is all that threads tell. */
export class TooLargeError extends Error {
  override name = 'TooLargeError'
  readonly code = 'EFBIG'
}

/**
 * A project as the bytes of a `.veta` file: a zip of JSON Lines, one file a record type, with the texts as plain files
 * and a manifest of counts and SHA-256 hashes (see docs/project-file.md). The same contents give the same bytes.
 * Throws TooLargeError.
 */
export function serialiseProject(
  { records, journal }: ProjectContents,
  savedAt: number,
  tools: ZipTools = zipTools,
): Uint8Array {
  const files = new Map<string, Uint8Array>()
  const counts: Record<string, number> = {}
  for (const type of recordTypes) {
    const own = records
      .filter((record) => record.type === type)
      .map((record) => parseRecord(record))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    counts[type] = own.length
    const lines = own.map((record) => {
      if (record.type !== 'text') return record
      files.set(textName(record.id), encoder.encode(record.text))
      const { text: _, ...rest } = record
      return rest
    })
    files.set(recordsName(type), linesOf(lines))
  }
  files.set(JOURNAL, linesOf(journal))
  const parts = [...files].map(([name, bytes]) => ({ name, bytes }))
  const manifest = {
    format: 'veta',
    formatVersion: FORMAT_VERSION,
    minAppVersion: MIN_APP_VERSION,
    projectName: records.find((record) => record.type === 'project')?.name ?? '',
    savedAt,
    counts: { ...counts, journal: journal.length },
    files: parts.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: tools.sha256(bytes),
    })),
  }
  const first = {
    name: 'manifest.json',
    bytes: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`),
  }
  const all = [first, ...parts]
  const size = all.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > LIMITS.bytes || all.length > LIMITS.wanted)
    throw new TooLargeError(`EFBIG: ${all.length} parts of ${size} bytes`)
  return zipped(all, savedAt, tools)
}

class Unusable extends Error {
  constructor(readonly problem: Message) {
    super(problem.key)
  }
}
/** What a message quotes is out of the file, and may be anything of any length. */
const quoted = (values: Message['values']): Message['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainName(value) : value,
    ]),
  )
const unusable = (key: Message['key'], values: Message['values'] = {}) =>
  new Unusable({ key, values: quoted(values) })

const bytesOfEntry = (entries: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array => {
  const bytes = entries.get(name)
  if (!bytes) throw unusable('export.missingPart', { part: name })
  return bytes
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw unusable('export.damagedPart', { part: name })
    throw error
  }
}

const textOfEntry = (entries: ReadonlyMap<string, Uint8Array>, name: string): string =>
  decoded(bytesOfEntry(entries, name), name)

/** What a project of the REFI standard, with which other programs exchange theirs, has in its place. */
const REFI = /^[^/\\]+\.qde$/i

/** What a file says that it holds; read first, so that nothing else of it is unpacked than that. */
async function readManifest(bytes: Uint8Array) {
  let isRefi = false
  const entries = await unzip(bytes, LIMITS, (name) => {
    isRefi ||= REFI.test(name)
    return name === 'manifest.json'
  })
  if (!entries.has('manifest.json')) throw unusable(isRefi ? 'export.isRefi' : 'export.notVeta')
  let json: unknown
  try {
    json = JSON.parse(textOfEntry(entries, 'manifest.json'))
  } catch {
    throw unusable('export.damagedPart', { part: 'manifest.json' })
  }
  const newer = v.safeParse(
    v.object({ formatVersion: v.number(), minAppVersion: v.string() }),
    json,
  )
  if (newer.success && newer.output.formatVersion > FORMAT_VERSION) {
    throw unusable('export.tooNew', { version: newer.output.minAppVersion })
  }
  const parsed = v.safeParse(manifestSchema, json)
  if (!parsed.success) throw unusable('export.damagedPart', { part: 'manifest.json' })
  return parsed.output
}

type Manifest = v.InferOutput<typeof manifestSchema>

async function readParts(bytes: Uint8Array, { files }: Manifest, sha256: ZipTools['sha256']) {
  const listed = new Set(['manifest.json', ...files.map(({ name }) => name)])
  const entries = await unzip(bytes, LIMITS, (name) => {
    if (PART.test(name) && !listed.has(name)) throw unusable('export.damagedPart', { part: name })
    return PART.test(name)
  })
  for (const { name, bytes, sha256: expected } of files) {
    const content = entries.get(name)
    if (!content) throw unusable('export.missingPart', { part: name })
    if (content.length !== bytes || sha256(content) !== expected) {
      throw unusable('export.damagedPart', { part: name })
    }
  }
  return entries
}

function readLines<T>(
  entries: ReadonlyMap<string, Uint8Array>,
  name: string,
  read: (value: unknown) => T,
): T[] {
  const found: T[] = []
  for (const bytes of linesIn(bytesOfEntry(entries, name))) {
    const line = decoded(bytes, name)
    try {
      found.push(read(JSON.parse(line)))
    } catch (error) {
      if (error instanceof Unusable) throw error
      throw unusable('export.damagedLine', {
        part: name,
        line: found.length + 1,
        reason: String(error),
      })
    }
  }
  return found
}

function readContents(
  entries: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  problemsOf: typeof checkRecords,
): ProjectContents {
  const migrated = (value: unknown) => {
    const record = migrateRecord(value as Record<string, unknown>, manifest.formatVersion)
    if (record['type'] !== 'text') return parseRecord(record)
    const text = textOfEntry(entries, textName(String(record['id'])))
    const parsed = parseRecord({ ...record, text })
    if (parsed.type === 'text' && canonicalText(parsed.doc) !== text) {
      throw new Error(`${parsed.id}: its text differs from its document`)
    }
    return parsed
  }
  const records: AnyRecord[] = []
  const expectCount = (part: string, count: number) => {
    const expected = manifest.counts[part]
    if (expected !== count) {
      throw unusable('export.wrongCount', { part, count, expected: expected ?? 0 })
    }
  }
  for (const type of recordTypes) {
    if (definitions[type].since > manifest.formatVersion) continue
    const own = readLines(entries, recordsName(type), migrated)
    const stranger = own.find((record) => record.type !== type)
    if (stranger) throw unusable('export.damagedPart', { part: recordsName(type) })
    expectCount(type, own.length)
    for (const record of own) records.push(record)
  }
  const journal = readLines(entries, JOURNAL, (value) => {
    const row = parseJournalRow(value)
    return { ...row, diff: migrateDiff(row.diff, manifest.formatVersion) }
  })
  expectCount('journal', journal.length)
  const gap = journal.findIndex(({ seq, of }, i) => seq !== i + 1 || (of !== null && of >= seq))
  if (gap >= 0) {
    const reason = 'its number is out of order'
    throw unusable('export.damagedLine', { part: JOURNAL, line: gap + 1, reason })
  }
  const [problem] = problemsOf(records)
  if (problem) throw unusable('export.brokenRecord', { id: problem.id, reason: problem.message })
  return { records, journal }
}

/**
 * Reads a `.veta` file. Whatever is wrong with it is an outcome that says where; nothing of it is used then.
 * `problemsOf` is what its records must pass.
 */
export async function parseProject(
  bytes: Uint8Array,
  problemsOf: typeof checkRecords = checkRecords,
  { sha256 }: Pick<ZipTools, 'sha256'> = zipTools,
): Promise<ParsedProject> {
  if (parseSealed(bytes)) return { ok: false, problem: { key: 'export.sealed', values: {} } }
  try {
    const manifest = await readManifest(bytes)
    const entries = await readParts(bytes, manifest, sha256)
    return { ok: true, ...readContents(entries, manifest, problemsOf) }
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, problem: error.problem }
    if (error instanceof ZipError) {
      if (error.problem === 'tooLarge')
        return { ok: false, problem: { key: 'export.unpacksTooLarge', values: {} } }
      const key = error.problem === 'notAZip' ? 'export.notVeta' : 'export.damagedPart'
      return { ok: false, problem: unusable(key, { part: error.entry }).problem }
    }
    throw error
  }
}
