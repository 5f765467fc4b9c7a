import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import Papa from 'papaparse'
import { codePassages } from '../commands/codePassages'
import { entryOf, isRefusal, type Command } from '../commands/command'
import { createCaseKind } from '../commands/createCaseKind'
import { createProject } from '../commands/createProject'
import { importCaseTable } from '../commands/importCaseTable'
import { importCodebook } from '../commands/importCodebook'
import { importSources, type NewSource } from '../commands/importSources'
import { judgeCells } from '../commands/judgeCells'
import { linkCases } from '../commands/linkCases'
import { plainMatrix, saveMatrix } from '../commands/saveMatrix'
import { setReadings } from '../commands/setReadings'
import { updateCase } from '../commands/updateCase'
import { updateProject } from '../commands/updateProject'
import { parseValue } from '../commands/values'
import type { Value } from '../records/attributeValue'
import { colours } from '../records/code'
import type { JournalRow } from '../records/journal'
import { allOf, applyTo, memoryReader, type Records } from '../records/memory'
import type { Attribute, Code, IdOf, Judgement, RecordType } from '../records/schema'
import type { ProjectContents } from './projectFile'
import { markQuotes, writeMemos } from './sampleMemos'
import { readMarks, type Mark } from './sampleMarkup'
import { readTranscript } from './transcripts/readTranscript'

type Row = Record<string, string>

const STARTED = Date.UTC(2026, 0, 15, 9, 0, 0)
const MINUTE = 60_000

/** An id that is the same at every build: a hash in the shape of a UUID. */
function idFrom(seed: string): string {
  const hex = bytesToHex(sha256(new TextEncoder().encode(`veta sample ${seed}`)))
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** Runs commands one after the other on a project in memory, with a clock and ids that never vary. */
function createBuilder() {
  const coderId: IdOf<'coder'> = `coder:${idFrom('coder')}`
  let records: Records = new Map()
  const journal: JournalRow[] = []
  let ids = 0
  return {
    coderId,
    all: <T extends RecordType>(type: T) => allOf(records, type),
    contents: (): ProjectContents => ({ records: [...records.values()], journal }),
    run: async <Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<void> => {
      const env = {
        now: STARTED + journal.length * 7 * MINUTE,
        newId: () => idFrom(String((ids += 1))),
        coderId,
      }
      const slice = await command.read(args, memoryReader(records))
      const result = command.run(slice, args, env)
      if (isRefusal(result)) {
        throw new Error(
          `${command.name}: ${result.refused.key} ${JSON.stringify(result.refused.values)}`,
        )
      }
      records = applyTo(records, result.diff)
      const entry = entryOf(command, result, env)
      journal.push({ ...entry, seq: journal.length + 1, diff: result.diff })
    },
  }
}

type Builder = ReturnType<typeof createBuilder>

function rowsOf(files: ReadonlyMap<string, string>, name: string): Row[] {
  const content = files.get(name)
  if (content === undefined) throw new Error(`The sample study lacks ${name}`)
  const { data, errors } = Papa.parse<Row>(content.trim(), { header: true, delimiter: ',' })
  if (errors[0]) throw new Error(`${name}, row ${errors[0].row}: ${errors[0].message}`)
  return data
}

const field = (row: Row, key: string): string => row[key] ?? ''
const list = (text: string) =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The sample study names ${what}, which is not there`)
  return value
}

async function importTranscripts(builder: Builder, files: ReadonlyMap<string, string>) {
  const owners = new Map(rowsOf(files, 'sources.csv').map((row) => [field(row, 'file'), row]))
  const sources: NewSource[] = []
  const marks = new Map<string, { text: string; marks: Mark[] }>()
  for (const [file, row] of owners) {
    const read = readMarks(found(files.get(`transcripts/${file}`), file))
    const outcome = await readTranscript({ name: file, bytes: new TextEncoder().encode(read.text) })
    if (!outcome.ok) throw new Error(`${file}: ${outcome.problem.key}`)
    const name = field(row, 'name')
    marks.set(name, read)
    sources.push({
      ...outcome.transcript,
      name,
      cases: [{ kindName: field(row, 'kind'), caseName: field(row, 'case') }],
    })
  }
  await builder.run(importSources, { sources })
  return marks
}

/** Finds marked passages in the transcript that was imported: the same words, in the same order. */
async function codeTranscript(
  builder: Builder,
  name: string,
  read: { text: string; marks: Mark[] },
) {
  const source = found(
    builder.all('source').find((one) => one.name === name),
    name,
  )
  const { text } = found(
    builder.all('text').find((one) => one.sourceId === source.id),
    name,
  )
  const codes = new Map(builder.all('code').map((code) => [code.key, code.id]))
  const passages = read.marks.map(({ key, polarity, memo, span }) => {
    const quote = read.text.slice(span.start, span.end)
    const start = text.indexOf(quote)
    if (start < 0 || text.indexOf(quote, start + 1) >= 0) {
      throw new Error(`${name}: the marked words are not there exactly once: ${quote}`)
    }
    const codeId = found(codes.get(key), `the code ${key}`)
    return { span: { start, end: start + quote.length }, codeId, polarity, memo }
  })
  await builder.run(codePassages, { sourceId: source.id, passages })
}

function valueOf(
  row: Row,
  attribute: Pick<Attribute, 'name' | 'valueType' | 'categories' | 'multiple'>,
): Value {
  const reason = field(row, 'missing_reason')
  if (reason !== '') return { type: 'missing', reason }
  const text = field(row, 'value')
  return found(parseValue(text, attribute) ?? undefined, `the value ${text} of ${attribute.name}`)
}

async function fillCases(builder: Builder, files: ReadonlyMap<string, string>) {
  for (const row of rowsOf(files, 'case-kinds.csv')) {
    if (!builder.all('caseKind').some(({ name }) => name === row['name'])) {
      await builder.run(createCaseKind, { name: field(row, 'name') })
    }
  }
  const cases = rowsOf(files, 'cases.csv')
  const attributes = rowsOf(files, 'attributes.csv')
  const values = rowsOf(files, 'attribute-values.csv')
  for (const { name: kindName } of builder.all('caseKind')) {
    const own = attributes.filter((row) => row['kind'] === kindName)
    const columns = own.map((row) => ({
      name: field(row, 'name'),
      key: field(row, 'key'),
      valueType: field(row, 'type') as Attribute['valueType'],
      unit: field(row, 'unit'),
      categories: list(field(row, 'values')),
      multiple: row['multiple'] === 'yes',
    }))
    const names = cases.filter((row) => row['kind'] === kindName).map((row) => field(row, 'name'))
    const inForce = values.filter(
      (row) => row['chosen'] === 'yes' && names.includes(field(row, 'case')),
    )
    const origins = [...new Set(inForce.map((row) => field(row, 'origin')))]
    for (const origin of origins.length > 0 ? origins : ['']) {
      const given = inForce.filter((row) => row['origin'] === origin)
      const rows = names.map((caseName) => ({
        caseName,
        values: columns.map((column) => {
          const row = given.find(
            (one) => one['case'] === caseName && one['attribute'] === column.key,
          )
          return row ? valueOf(row, column) : null
        }),
      }))
      await builder.run(importCaseTable, { kindName, columns, rows, origin })
    }
  }
  for (const row of cases.filter((one) => one['aliases'] || one['note'])) {
    const one = found(
      builder.all('case').find(({ name }) => name === row['name']),
      field(row, 'name'),
    )
    const patch = { aliases: list(field(row, 'aliases')), memo: field(row, 'note') }
    await builder.run(updateCase, { caseId: one.id, patch })
  }
  const fields = new Map<string, Row[]>()
  for (const row of values) {
    const key = `${row['case']}\n${row['attribute']}`
    fields.set(key, [...(fields.get(key) ?? []), row])
  }
  for (const [key, rows] of fields) {
    if (rows.length === 1) continue
    const [caseName, attributeKey] = key.split('\n')
    const one = found(
      builder.all('case').find(({ name }) => name === caseName),
      String(caseName),
    )
    const attribute = found(
      builder.all('attribute').find((a) => a.kindId === one.kindId && a.key === attributeKey),
      key,
    )
    await builder.run(setReadings, {
      caseId: one.id,
      attributeId: attribute.id,
      readings: rows.map((row) => ({
        value: valueOf(row, attribute),
        origin: field(row, 'origin'),
      })),
      chosen: rows.findIndex((row) => row['chosen'] === 'yes'),
    })
  }
}

async function recordJudgements(builder: Builder, files: ReadonlyMap<string, string>) {
  const cases = new Map(builder.all('case').map((one) => [one.name, one.id]))
  const codes = new Map(builder.all('code').map((code) => [code.key, code.id]))
  const texts = builder.all('extent')
  const codings = builder.all('coding')
  const cells = rowsOf(files, 'judgements.csv').map((row) => {
    const caseId = found(cases.get(field(row, 'case')), field(row, 'case'))
    const codeId = found(codes.get(field(row, 'code')), field(row, 'code'))
    const sources = new Set(
      texts.filter((extent) => extent.caseId === caseId).map((e) => e.sourceId),
    )
    const evidence = (polarity: 'supports' | 'contradicts') =>
      codings
        .filter(
          (one) => one.codeId === codeId && sources.has(one.sourceId) && one.polarity === polarity,
        )
        .map(({ id }) => id)
    // The passages that deny the code speak for a verdict of absence; those that claim it speak against.
    return {
      caseId,
      codeId,
      verdict: field(row, 'verdict') as Judgement['verdict'],
      rationale: field(row, 'rationale'),
      supporting: evidence('contradicts'),
      contradicting: evidence('supports'),
    }
  })
  await builder.run(judgeCells, { cells })
}

/**
 * The model study as a project, built from readable files (see resources/sample/README.md) by the app's own commands,
 * so that its history can be read, and taken back, like that of any project. Throws naming file and place when a file
 * contradicts another.
 */
export async function buildSampleStudy(
  files: ReadonlyMap<string, string>,
  name: string,
  memo: string,
): Promise<ProjectContents> {
  const builder = createBuilder()
  await builder.run(createProject, {
    name,
    coderName: 'Coder 1',
    projectId: `project:${idFrom('project')}`,
  })
  await builder.run(updateProject, { patch: { memo } })
  await builder.run(importCodebook, {
    lines: rowsOf(files, 'codebook.csv').map((row) => ({
      key: field(row, 'key'),
      parentKey: field(row, 'parent'),
      name: field(row, 'name'),
      definition: field(row, 'definition'),
      include: field(row, 'include'),
      exclude: field(row, 'exclude'),
      colour: found(
        colours.find((colour) => colour === row['colour']),
        `the colour ${row['colour']}`,
      ),
      exclusiveGroup: field(row, 'exclusive_group'),
    })),
  })
  await fillCases(builder, files)
  const marks = await importTranscripts(builder, files)
  const passages = rowsOf(files, 'extents.csv').map((row) => {
    const source = found(
      builder.all('source').find((one) => one.name === row['source']),
      field(row, 'source'),
    )
    const text = found(
      builder.all('text').find((one) => one.sourceId === source.id),
      field(row, 'source'),
    ).text
    const start = text.indexOf(field(row, 'from'))
    const end = text.indexOf(field(row, 'to'), start)
    if (start < 0 || end < 0)
      throw new Error(`extents.csv: ${field(row, 'from')} … is not in ${source.name}`)
    const one = found(
      builder.all('case').find(({ name: n }) => n === row['case']),
      field(row, 'case'),
    )
    return {
      caseId: one.id,
      sourceId: source.id,
      span: { start, end: end + field(row, 'to').length },
    }
  })
  await builder.run(linkCases, { links: passages })
  for (const [source, read] of marks) await codeTranscript(builder, source, read)
  await recordJudgements(builder, files)
  const codes = new Map(builder.all('code').map((code: Code) => [code.key, code.id]))
  await builder.run(saveMatrix, {
    ...plainMatrix,
    name: 'Section 4',
    kindId: found(
      builder.all('caseKind').find((kind) => kind.name === 'Supplier'),
      'Supplier',
    ).id,
    codeIds: rowsOf(files, 'section4-columns.csv').map((row) =>
      found(codes.get(field(row, 'code')), field(row, 'code')),
    ),
  })
  await markQuotes(builder, rowsOf(files, 'quotes.csv'))
  await writeMemos(builder, rowsOf(files, 'memos.csv'))
  return builder.contents()
}
