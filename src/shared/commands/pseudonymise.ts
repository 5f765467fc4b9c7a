import { marked } from '../matrix/seen'
import type { FieldChange } from '../pseudonyms/searching'
import { carriedThrough, TEXT, withWords, wordFields } from '../pseudonyms/fields'
import { diffOf } from '../records/diff'
import { same } from '../records/same'
import type { AnyRecord, Case, IdOf, Judgement, Source, Summary } from '../records/schema'
import { applyToDoc } from '../text/editDoc'
import { fold } from '../text/naturalOrder'
import { done, must, Refused, type Command, type Refusal } from './command'
import { editedText, readTextSlice, type TextSlice } from './editedText'
import { wordingRefusal } from './names'

interface Args {
  fields: readonly FieldChange[]
}

interface Slice {
  records: AnyRecord[]
  texts: Map<string, TextSlice>
  /** What keeps marks of what passages said. */
  verdicts: (Judgement | Summary)[]
  /** What must not have the same name as another. */
  named: (Case | Source)[]
}

type Records = Map<string, AnyRecord>

const textIn = (record: AnyRecord, path: string) =>
  wordFields(record).find((field) => field.path === path)?.text

const isName = (path: string) =>
  path === 'name' || path.endsWith('.label') || path.endsWith('.fileName')

/** Puts the words of one field in their place, with all that is tied to them. */
function replaceIn(now: Records, { texts }: Slice, field: FieldChange): Refusal | null {
  const { id, path, changes } = field
  const record = must(now.get(id), id)
  const text = textIn(record, path)
  if (text === undefined || changes.some(({ start, end, was }) => text.slice(start, end) !== was))
    return Refused('namesMoved')
  if (path === TEXT && record.type === 'text') {
    const doc = applyToDoc(record.doc, changes)
    const edit = { base: text, runs: [changes], doc, carry: carriedThrough(changes) }
    const edited = editedText(must(texts.get(id), id), edit)
    if ('refused' in edited) return edited
    for (const [, to] of edited.updated) now.set(to.id, to)
    return null
  }
  const next = withWords(record, path, changes)
  now.set(id, next)
  return isName(path) ? wordingRefusal(textIn(next, path) ?? '') : null
}

/** What somebody saw before was the same passage: it is not out of date because a name in it is another now. */
function marksCarried(record: Judgement | Summary, before: Records, now: Records) {
  if (!record.seen) return record
  const seen = Object.fromEntries(
    Object.entries(record.seen).map(([id, mark]) => {
      const from = before.get(id)
      const to = now.get(id)
      if (from?.type !== 'coding' || to?.type !== 'coding') return [id, mark]
      return [id, marked(from).mark === mark ? marked(to).mark : mark]
    }),
  )
  return same(seen, record.seen) ? record : { ...record, seen }
}

/** Two things of one kind that would have the same name, of which one has it only now. */
function sameName(
  named: readonly (Case | Source)[],
  before: Records,
  now: Records,
): Refusal | null {
  const taken = new Map<string, { name: string; isNew: boolean }>()
  for (const { id } of named) {
    const record = now.get(id)
    if (record?.type !== 'case' && record?.type !== 'source') continue
    const isNew = !same(before.get(id), record)
    const key = `${record.type === 'case' ? record.kindId : 'source'} ${fold(record.name)}`
    const other = taken.get(key)
    if (other && (isNew || other.isNew)) return Refused('sameName', { name: record.name })
    taken.set(key, { name: record.name, isNew })
  }
  return null
}

function replaced(slice: Slice, fields: readonly FieldChange[]) {
  const before: Records = new Map()
  for (const { source, text, codings, extents } of slice.texts.values()) {
    for (const record of [source, text, ...codings, ...extents])
      if (record) before.set(record.id, record)
  }
  for (const record of [...slice.verdicts, ...slice.named, ...slice.records])
    before.set(record.id, record)
  const now: Records = new Map(before)
  // Texts come first: they alone begin with the records that were read.
  const ordered = [
    ...fields.filter(({ path, id }) => path === TEXT && slice.texts.has(id)),
    ...fields.filter(({ path, id }) => path !== TEXT || !slice.texts.has(id)),
  ]
  for (const field of ordered) {
    const refusal = replaceIn(now, slice, field)
    if (refusal) return refusal
  }
  for (const { id } of slice.verdicts) {
    now.set(id, marksCarried(now.get(id) as Judgement | Summary, before, now))
  }
  const updated = [...before].flatMap(([id, from]) => {
    const to = now.get(id)!
    return same(from, to) ? [] : [[from, to] as const]
  })
  return sameName(slice.named, before, now) ?? { updated }
}

const replacing = (name: 'pseudonymise' | 'restoreNames'): Command<Args, Slice> => ({
  name,
  read: async ({ fields }, reader) => {
    const records: AnyRecord[] = []
    const texts = new Map<string, TextSlice>()
    for (const { id, path } of fields) {
      const record = must(await reader.get(id as IdOf<'text'>), id) as AnyRecord
      records.push(record)
      if (path === TEXT && record.type === 'text')
        texts.set(id, await readTextSlice(record.sourceId, reader))
    }
    const verdicts = [...(await reader.all('judgement')), ...(await reader.all('summary'))]
    return {
      records,
      texts,
      verdicts,
      named: [...(await reader.all('case')), ...(await reader.all('source'))],
    }
  },
  run: (slice, { fields }) => {
    const result = replaced(slice, fields)
    if ('refused' in result) return result
    const count = fields.reduce((sum, { changes }) => sum + changes.length, 0)
    // The names are not said: the history is read by others too.
    return done(diffOf(result), { count })
  },
})

/** Puts pseudonyms in the place of real names wherever they stand. Every passage keeps its place. */
export const pseudonymise = replacing('pseudonymise')

/** Puts real names back where pseudonyms have taken their place. */
export const restoreNames = replacing('restoreNames')
