import type { AnyRecord } from '../records/schema'
import type { Span } from '../text/anchor'
import { escaped, linkSpans } from '../text/memoLinks'
import type { Found, NameFinder } from './finding'
import { ANCHOR, SPEAKERS, wordFields, type WordField } from './fields'
import { changesFor, type Replaced } from './inPlaceOf'

/** Words of one field that give way to others. */
export interface FieldChange {
  id: string
  path: string
  /** Rising, in the offsets of the field as it is. */
  changes: readonly Replaced[]
}

/** A place as it is shown: what is replaced by what, and the words around it. */
export interface ShownPlace extends FieldChange {
  before: string
  found: string
  insert: string
  after: string
}

/** A place in the project where a name stands; that of a speaker is all the turns that have it in a transcript. */
export interface NamePlace extends ShownPlace {
  entry: number
  doubtful: boolean
}

/** So many code units are shown on either side. */
const AROUND = 48

/** In the name of a file small letters mean nothing. */
const isFileName = (path: string) => path.endsWith('fileName')

/** A stretch of words without line ends, as it is shown in a list. */
const shown = (text: string) => text.replace(/\s+/gu, ' ')

/** What stands around a span of a field; a speaker's name has its line to itself. */
export function surroundings({ path, text }: WordField, { start, end }: Span) {
  const found = shown(text.slice(start, end))
  if (path === SPEAKERS) {
    const from = text.lastIndexOf('\n', start - 1) + 1
    const to = text.indexOf('\n', end)
    return {
      before: text.slice(from, start),
      found,
      after: text.slice(end, to < 0 ? text.length : to),
    }
  }
  const before = text.slice(Math.max(0, start - AROUND), start)
  const after = text.slice(end, end + AROUND)
  return {
    before: shown(start > AROUND ? before.replace(/^\S*\s+/u, '… ') : before),
    found,
    after: shown(end + AROUND < text.length ? after.replace(/\s+\S*$/u, ' …') : after),
  }
}

/** Places that look the same are one: nobody wants to see each turn of a speaker. */
export function gathered<P extends ShownPlace>(places: readonly P[]): P[] {
  const known = new Map<string, P>()
  for (const place of places) {
    const { id, before, found, insert, after } = place
    const key = JSON.stringify([id, before, found, insert, after])
    const other = known.get(key)
    known.set(key, other ? { ...other, changes: [...other.changes, ...place.changes] } : place)
  }
  return [...known.values()]
}

const placeOf = (id: string, field: WordField, one: Found): NamePlace => ({
  id,
  path: field.path,
  changes: changesFor(field.text, one),
  entry: one.entry,
  doubtful: one.doubtful,
  ...surroundings(field, one),
  insert: one.insert,
})

const speakerPlaces = (id: string, field: WordField, find: NameFinder): NamePlace[] =>
  gathered(find(field.text, { oneLine: true }).map((one) => placeOf(id, field, one)))

/** In the quote of a link, brackets are escaped; its id is no words. */
function outsideIds(text: string, found: readonly Found[]): Found[] {
  const links = linkSpans(text)
  if (links.length === 0) return [...found]
  return found.flatMap((one) => {
    const link = links.find(({ start, end }) => start < one.end && one.start < end)
    if (!link) return [one]
    return one.start < link.quote ? [] : [{ ...one, insert: escaped(one.insert) }]
  })
}

function placesIn({ id, type }: AnyRecord, field: WordField, find: NameFinder): NamePlace[] {
  if (field.path === SPEAKERS) return speakerPlaces(id, field, find)
  const said = type === 'text' || field.path === ANCHOR
  const found = find(field.text, { isFileName: isFileName(field.path) })
  return (said ? found : outsideIds(field.text, found)).map((one) => placeOf(id, field, one))
}

/** Every place of these records where a name of the table stands and would give way to something else. */
export const findNames = (records: Iterable<AnyRecord>, find: NameFinder): NamePlace[] =>
  [...records]
    .flatMap((record) => wordFields(record).flatMap((field) => placesIn(record, field, find)))
    .filter(({ changes }) => changes.length > 0)

/** The changes of some places, field by field. */
export function fieldChanges(places: readonly FieldChange[]): FieldChange[] {
  const fields = new Map<string, FieldChange>()
  for (const { id, path, changes } of places) {
    const key = `${id} ${path}`
    const known = fields.get(key)
    fields.set(key, { id, path, changes: known ? [...known.changes, ...changes] : changes })
  }
  return [...fields.values()].map((field) => ({
    ...field,
    changes: field.changes.toSorted((a, b) => a.start - b.start),
  }))
}
