import type { AnyRecord } from '../records/schema'
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

/** A place in the project where a name stands; that of a speaker is all the turns that have it in a transcript. */
export interface NamePlace extends FieldChange {
  entry: number
  doubtful: boolean
  /** The words around it, and what is replaced by what. */
  before: string
  found: string
  insert: string
  after: string
}

/** So many code units are shown on either side. */
const AROUND = 48

/** A stretch of words without line ends, as it is shown in a list. */
const shown = (text: string) => text.replace(/\s+/gu, ' ')

function placeOf(id: string, { path, text }: WordField, one: Found): NamePlace {
  return {
    id,
    path,
    changes: changesFor(text, one),
    entry: one.entry,
    doubtful: one.doubtful,
    before: shown(text.slice(Math.max(0, one.start - AROUND), one.start)),
    found: shown(text.slice(one.start, one.end)),
    insert: one.insert,
    after: shown(text.slice(one.end, one.end + AROUND)),
  }
}

/** The turns of one speaker are one place: nobody wants to tick each. */
function speakerPlaces(id: string, field: WordField, find: NameFinder): NamePlace[] {
  const places = new Map<string, NamePlace>()
  for (const one of find(field.text, { oneLine: true })) {
    const from = field.text.lastIndexOf('\n', one.start - 1) + 1
    const end = field.text.indexOf('\n', one.end)
    const to = end < 0 ? field.text.length : end
    const key = `${one.start - from} ${field.text.slice(from, to)}`
    const place = {
      ...placeOf(id, field, one),
      before: field.text.slice(from, one.start),
      after: field.text.slice(one.end, to),
    }
    const known = places.get(key)
    places.set(key, known ? { ...known, changes: [...known.changes, ...place.changes] } : place)
  }
  return [...places.values()]
}

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
  const found = find(field.text)
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
