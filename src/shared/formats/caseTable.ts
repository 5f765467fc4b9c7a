import Papa from 'papaparse'
import { attributeNamed, type CaseTable, type TableColumn } from '../commands/importCaseTable'
import { parseValue } from '../commands/values'
import type { Value } from '../records/attributeValue'
import type { Attribute } from '../records/schema'
import { fold } from '../text/naturalOrder'
import type { Message } from '../messages/translate'
import { plainName } from '../text/plainName'
import { countOf } from './countOf'
import { disguise, isZip, looksBinary } from './disguise'
import { decode, detectEncoding } from './encoding'
import { attributeTitle } from './excerptSheet'

/** A table of cases as it stands in a file: its first row names the columns. */
export interface ReadTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
}

/** How a column of the file becomes an attribute. */
export interface ColumnPlan extends TableColumn {
  include: boolean
}

/** A field whose text can't be a value of its column's type; it is left out. */
export interface Misfit {
  caseName: string
  column: string
  text: string
}

/** What people write where nothing is known; it is kept as the reason why the value is missing. */
const MISSING = new Set(
  [
    'n/a',
    'na',
    'n.a.',
    'nd',
    'n.d.',
    's/d',
    's.d.',
    'sin dato',
    'sin datos',
    'no data',
    'missing',
    'not stated',
    'not available',
    'unknown',
    'no indica',
    'desconocido',
    '-',
    '–',
    '?',
  ].map(fold),
)

/** Distinct values up to which a column of repeated words is taken for categories. */
const MOST_CATEGORIES = 12

/** What a case table holds at the most: all of it is shown, tried and written in one step. */
export const TABLE_LIMITS = { rows: 20_000, columns: 300, fields: 400_000 }
const STRAY_QUOTE = /[^,;\t|\r\n"]"[^,;\t|\r\n"]/g
const MOST_STRAY_QUOTES = 10_000
const MOST_BYTES = 16 * 1024 * 1024

export type TableOutcome =
  { ok: true; table: ReadTable; plan: ColumnPlan[] } | { ok: false; problem: Message }

/** Reads a table that somebody chose, with a first guess at its columns. What can be wrong with it is an outcome. */
export function readCaseTable(
  { name, bytes }: { name: string; bytes: Uint8Array },
  known: readonly Attribute[],
): TableOutcome {
  const file = plainName(name)
  const refuse = (key: Message['key'], values: Message['values'] = {}) =>
    ({ ok: false, problem: { key, values: { file, ...values } } }) as const
  const tooBig = () => refuse('cases.tooBig', TABLE_LIMITS)
  if (isZip(bytes) || disguise(bytes)) return refuse('cases.notCsv')
  if (bytes.length > MOST_BYTES) return tooBig()
  const text = decode(bytes, detectEncoding(bytes))
  if (looksBinary(text)) return refuse('cases.notCsv')
  // Before they are parted, as every field takes memory: a comma is the least of a field, a line end of a row.
  if (countOf(text, /[,;\t|]/g) > 4 * TABLE_LIMITS.fields) return tooBig()
  if (countOf(text, /[\r\n]/g) > 10 * TABLE_LIMITS.rows) return tooBig()
  // Each quote that stands where none belongs is an error, of which the reader keeps the words.
  if (countOf(text, /"/g) > 4 * TABLE_LIMITS.fields) return tooBig()
  if (countOf(text, STRAY_QUOTE) > MOST_STRAY_QUOTES) return refuse('cases.notCsv')
  const table = readTable(text)
  const { header, rows } = table
  const { rows: most, columns, fields } = TABLE_LIMITS
  if (header.length > columns || rows.length > most || header.length * rows.length > fields)
    return tooBig()
  if (rows.length === 0) return refuse('cases.emptyTable')
  return { ok: true, table, plan: planColumns(table, known) }
}

/** The table of a CSV text: its delimiter is found out. Rows without a first field are left out. */
function readTable(text: string): ReadTable {
  const { data } = Papa.parse<readonly string[]>(text, { skipEmptyLines: 'greedy' })
  const [titles = [], ...rows] = data
  const header = titles.map(plainName)
  const last = header.findLastIndex((title) => title !== '')
  return {
    header: header.slice(0, last + 1),
    rows: rows
      .map(([name = '', ...fields]) => [
        plainName(name),
        ...fields.slice(0, last).map((field) => field.trim()),
      ])
      .filter(([name]) => name !== ''),
  }
}

/** A word that is read as "nothing is known" where it stands in a table. */
export const isMissingWord = (text: string): boolean => MISSING.has(fold(text))

const isKnown = (text: string) => text !== '' && !isMissingWord(text)

function guessType(values: readonly string[]): Attribute['valueType'] {
  const fits = (valueType: Attribute['valueType']) =>
    values.every((text) => parseValue(text, { valueType, categories: [], multiple: false }))
  if (values.length === 0) return 'text'
  if (fits('boolean') && values.some((text) => !/^[01]$/.test(text))) return 'boolean'
  if (fits('number')) return 'number'
  if (fits('date')) return 'date'
  const distinct = new Set(values.map(fold)).size
  return distinct <= MOST_CATEGORIES && distinct < values.length ? 'category' : 'text'
}

/** "Turnover (million USD)" as a name and a unit. */
function nameAndUnit(title: string): { name: string; unit: string } {
  const match = /^(.*\S)\s*[([]([^)\]]+)[)\]]$/.exec(title)
  return match ? { name: match[1]!, unit: match[2]! } : { name: title, unit: '' }
}

/** A first guess at the columns; the attributes that the kind has already keep their type. */
export function planColumns(table: ReadTable, known: readonly Attribute[]): ColumnPlan[] {
  return table.header.slice(1).map((title, i) => {
    const old =
      known.find((attribute) => fold(attributeTitle(attribute)) === fold(title)) ??
      attributeNamed({ name: title, unit: '' }, known) ??
      attributeNamed(nameAndUnit(title), known)
    const values = table.rows.map((row) => row[i + 1] ?? '').filter(isKnown)
    if (old) {
      const { name, valueType, key, unit, categories, multiple } = old
      return { name, valueType, key, unit, categories, multiple, include: true }
    }
    const valueType = guessType(values)
    const { name, unit } = valueType === 'number' ? nameAndUnit(title) : { name: title, unit: '' }
    return { name, valueType, unit, include: title !== '' && values.length > 0 }
  })
}

function valueOf(text: string, column: ColumnPlan): Value | null {
  if (text === '') return null
  if (!isKnown(text)) return { type: 'missing', reason: text }
  return parseValue(text, {
    valueType: column.valueType,
    categories: [...(column.categories ?? [])],
    multiple: column.multiple ?? false,
  })
}

/** The table that the plan makes of the file, and the fields that don't fit their column. */
export function caseTableOf(
  table: ReadTable,
  plan: readonly ColumnPlan[],
  { kindName, origin }: Pick<CaseTable, 'kindName' | 'origin'>,
): { table: CaseTable; misfits: Misfit[] } {
  const misfits: Misfit[] = []
  const wanted = plan.flatMap((column, i) => (column.include ? [{ column, at: i + 1 }] : []))
  const rows = table.rows.map((row) => ({
    caseName: row[0]!,
    values: wanted.map(({ column, at }) => {
      const text = row[at] ?? ''
      const value = valueOf(text, column)
      if (!value && text !== '') misfits.push({ caseName: row[0]!, column: column.name, text })
      return value
    }),
  }))
  const columns = wanted.map(({ column: { include: _, ...column } }) => column)
  return { table: { kindName, columns, rows, origin }, misfits }
}
