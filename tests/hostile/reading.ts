import Papa from 'papaparse'
import { importCaseTable } from '#shared/commands/importCaseTable'
import { importSources } from '#shared/commands/importSources'
import { caseTableOf, readCaseTable } from '#shared/formats/caseTable'
import { csvOf } from '#shared/formats/csv'
import { harmlessHtml } from '#shared/formats/harmlessHtml'
import { parseProject, type ParsedProject } from '#shared/formats/projectFile'
import type { Outcome } from '#shared/formats/transcripts/outcome'
import { readPasted, readTranscript } from '#shared/formats/transcripts/readTranscript'
import { createTranslator } from '#shared/messages/translate'
import type { Message } from '#shared/messages/translate'
import { checkRecords } from '#shared/records/invariants'
import { parseRecord } from '#shared/records/schema'
import { readMarkdown, writeMarkdown } from '#editor/markdown'
import { nameFinder } from '#shared/pseudonyms/finding'
import { parseKey } from '#shared/pseudonyms/keyFile'
import { wayBack } from '#shared/pseudonyms/rounds'
import { openByPassphrase, type Lock } from '#shared/sealing/lock'
import { openSealed, parseSealed } from '#shared/sealing/sealedFile'
import { PASSPHRASE, type Target } from './hostileFile'
import { emptyProject, smallProject } from './smallProject'

/** What became of a file: what it was refused with, in two languages, or what it was harmlessly made into. */
export type Became = { refused: { en: string; es: string } } | { came: string }

/** What the reading makes of a file, and what the app would do with that. */
export interface Read {
  outcome: { ok: true } | { ok: false; problem: Message }
  /** Brings it in as the app would; throws where that harms. Says what came. */
  bringIn: () => Promise<string>
}

/** Lone halves of a character, which no text of a project may have. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const TURNED = /[\u202a-\u202e\u2066-\u2069\0-\x1f]/

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

async function bringTranscript(outcome: Extract<Outcome, { ok: true }>): Promise<string> {
  const made = await emptyProject()
  const { transcript } = outcome
  const cases = [{ kindName: 'Firm', caseName: transcript.name }]
  must(
    await made.run(importSources, { sources: [{ ...transcript, cases }] }),
    'The import was refused',
  )
  const records = [...made.records().values()]
  for (const record of records) {
    parseRecord(record)
    if (record.type === 'text') must(!LONE.test(record.text), 'A text holds half a character')
    if ('name' in record) must(!TURNED.test(record.name), 'A name turns round')
  }
  must(checkRecords(records).length === 0, 'The records contradict themselves')
  return `${transcript.words} words`
}

const FORMULA = /^[=+\-@\t\r＝＋－＠]/
/** What would run where a spreadsheet parts fields otherwise than the file does. */
const ELSEWHERE = /^[=@＝＠][^\s;,]|^[+\-＋－]+[\p{L}\p{N}(]/u

async function bringTable(
  found: Extract<ReturnType<typeof readCaseTable>, { ok: true }>,
): Promise<string> {
  const { table } = caseTableOf(found.table, found.plan, { kindName: 'Firm', origin: 'x' })
  const made = await emptyProject()
  const came = await made.run(importCaseTable, table)
  for (const record of made.records().values()) {
    parseRecord(record)
    must(
      JSON.stringify(parseRecord(JSON.parse(JSON.stringify(record)))) === JSON.stringify(record),
      'A record is another one in a file',
    )
    if ('name' in record) must(!TURNED.test(record.name), 'A name turns round')
  }
  must(checkRecords([...made.records().values()]).length === 0, 'The records contradict themselves')
  const { header, rows } = found.table
  const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    csvOf({ title: 'x', header, rows: rows.slice(0, 100) }),
  )
  const partedBy = (delimiter: string) =>
    Papa.parse<string[]>(written.slice(1), { delimiter }).data.flat()
  must(!partedBy(',').some((one) => FORMULA.test(one)), 'A formula would be written')
  for (const other of [';', '\t'])
    must(!partedBy(other).some((one) => ELSEWHERE.test(one)), 'A formula would be written')
  return came ? `${rows.length} rows` : 'refused by the command'
}

function projectOf(outcome: ParsedProject): Read {
  const bringIn = async () => {
    if (!outcome.ok) return ''
    structuredClone(outcome)
    must(checkRecords(outcome.records).length === 0, 'The records contradict themselves')
    return `${outcome.records.length} records`
  }
  return { outcome, bringIn }
}

const refusal = (key: Message['key']): Read => ({
  outcome: { ok: false, problem: { key, values: { file: 'x' } } },
  bringIn: async () => '',
})

/** By lock: thousands of mutants have one and the same, and each opening of it is made to take its time. */
const opened = new Map<string, Uint8Array | null>()
function keyTo(lock: Lock): Uint8Array | null {
  const said = JSON.stringify(lock)
  const key = opened.has(said) ? opened.get(said)! : openByPassphrase(lock, PASSPHRASE)
  opened.set(said, key)
  return key
}

/** What is in a sealed file, or why it can't be had. */
function unlocked(
  bytes: Uint8Array,
  damaged: Message['key'],
): { contents: Uint8Array } | { problem: Read } {
  const file = parseSealed(bytes)
  if (!file) return { problem: refusal('export.notVeta') }
  const key = keyTo(file.lock)
  if (!key) return { problem: refusal('seal.wrong') }
  const contents = openSealed(file, key)
  return contents ? { contents } : { problem: refusal(damaged) }
}

/** Reads a file by the importer that it is made for. */
export async function read(target: Target, name: string, bytes: Uint8Array): Promise<Read> {
  switch (target) {
    case 'transcript':
    case 'pasted': {
      const outcome =
        target === 'pasted'
          ? readPasted(`${new TextDecoder().decode(bytes)}\ud800`, name)
          : await readTranscript({ name, bytes })
      return { outcome, bringIn: async () => (outcome.ok ? bringTranscript(outcome) : '') }
    }
    case 'project':
      return projectOf(await parseProject(bytes))
    case 'sealed': {
      const inside = unlocked(bytes, 'export.sealedDamaged')
      return 'problem' in inside ? inside.problem : projectOf(await parseProject(inside.contents))
    }
    case 'key': {
      const inside = unlocked(bytes, 'names.damagedKey')
      if ('problem' in inside) return inside.problem
      const found = parseKey(inside.contents)
      if (!found) return refusal('names.damagedKey')
      const { records } = await smallProject()
      const texts = records.flatMap((record) => (record.type === 'text' ? [record.text] : []))
      const find = nameFinder(found.names)
      const places = texts.flatMap((text) => find(text))
      const back = wayBack(
        new Map(records.map((record) => [record.id as string, record])),
        found.rounds,
      )
      const came = `${places.length} places, ${back.fields.length} fields`
      return { outcome: { ok: true }, bringIn: async () => came }
    }
    case 'table': {
      const outcome = readCaseTable({ name, bytes }, [])
      return { outcome, bringIn: async () => (outcome.ok ? bringTable(outcome) : '') }
    }
    case 'page': {
      const html = harmlessHtml(new TextDecoder().decode(bytes))
      const bringIn = async () => {
        for (const [at] of html.matchAll(/<[^<>]*>?/g))
          must(
            /^<\/?(?:p|br|strong|em|ul|ol|li)>$/.test(at),
            `A browser would be given ${at.slice(0, 80)}`,
          )
        return `${html.length} characters`
      }
      return { outcome: { ok: true }, bringIn }
    }
    case 'memo': {
      const doc = readMarkdown(new TextDecoder().decode(bytes))
      const allowed = new Set([
        'doc',
        'paragraph',
        'text',
        'hardBreak',
        'bulletList',
        'orderedList',
        'listItem',
        'passageLink',
        'bold',
        'italic',
      ])
      const check = (node: {
        type?: string
        content?: (typeof doc)[]
        marks?: { type: string }[]
      }): void => {
        must(allowed.has(node.type ?? ''), `A memo holds ${node.type}`)
        for (const mark of node.marks ?? [])
          must(allowed.has(mark.type), `A memo holds ${mark.type}`)
        for (const child of node.content ?? []) check(child)
      }
      return {
        outcome: { ok: true },
        bringIn: async () => {
          check(doc)
          return `${writeMarkdown(doc).length} characters`
        },
      }
    }
  }
}

const say = { en: createTranslator('en'), es: createTranslator('es') }

/** What became of a file that was read. Throws where it did harm. */
export async function became(read: Read): Promise<Became> {
  const outcome = await outcomeOf(read)
  must(!('polluted' in {}) && Object.keys(Object.prototype).length === 0, 'Objects were polluted')
  must(!('canary' in globalThis), 'A script ran')
  return outcome
}

async function outcomeOf({ outcome, bringIn }: Read): Promise<Became> {
  if (outcome.ok) return { came: await bringIn() }
  const { key, values } = outcome.problem
  const refused = { en: say.en(key, values), es: say.es(key, values) }
  for (const sentence of Object.values(refused)) {
    must(
      !TURNED.test(sentence) && sentence !== key && sentence.length < 1000,
      `It says: ${sentence}`,
    )
  }
  return { refused }
}
