import type { AnyRecord } from '../records/schema'
import { applyChanges, growth, type Change } from '../text/changes'
import { composed } from '../text/edits'
import { SPEAKERS, wordFields } from './fields'
import type { Replaced } from './inPlaceOf'
import type { Kept, KeptPlace, Round } from './keyFile'
import { gathered, surroundings, type FieldChange, type ShownPlace } from './searching'

/** Code units that are kept on either side of a place, to know it again. */
const CONTEXT = 24
/** With less around it than this, a place is known again only where it is the one of its kind. */
const TELLING = 8

const textsOf = (record: AnyRecord | undefined) =>
  new Map(record ? wordFields(record).map(({ path, text }) => [path, text]) : [])

function keptPlaces(text: string, changes: readonly Replaced[]): KeptPlace[] {
  const next = applyChanges(text, changes)
  let moved = 0
  return changes.map((change) => {
    const start = change.start + moved
    const end = start + change.insert.length
    moved += growth(change)
    return {
      start,
      now: change.insert,
      was: change.was,
      before: next.slice(Math.max(0, start - CONTEXT), start),
      after: next.slice(end, end + CONTEXT),
    }
  })
}

/** What a replacement does, as it is kept in the key so that it can be taken back. */
export function roundOf(
  records: ReadonlyMap<string, AnyRecord>,
  fields: readonly FieldChange[],
  at: number,
): Round {
  const kept = fields.map(({ id, path, changes }): Kept => {
    const text = textsOf(records.get(id)).get(path)
    if (text === undefined) throw new Error(`${id}: has no ${path}`)
    return { id, path, places: keptPlaces(text, changes) }
  })
  return { at, fields: kept }
}

/** The occurrence that is nearest to an offset; null where there is none, or, unless `telling`, more than one. */
function nearest(text: string, wanted: string, at: number, telling: boolean): number | null {
  let best: number | null = null
  let count = 0
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
    count += 1
    if (best === null || Math.abs(i - at) < Math.abs(best - at)) best = i
  }
  return count > 1 && !telling ? null : best
}

/** Where a replaced place is in a text that may have been edited since; null where it can't be told. */
function whereIs(text: string, { start, now, before, after }: KeptPlace, drift: number) {
  const at = start + drift
  const from = at - before.length
  if (from >= 0 && text.startsWith(before + now + after, from)) return at
  const ways = [
    [before, after],
    [before, ''],
    ['', after],
  ] as const
  for (const [left, right] of ways) {
    const telling = left.length + right.length >= TELLING
    if (!telling && (left !== before || right !== after)) continue
    const found = nearest(text, left + now + right, at - left.length, telling)
    if (found !== null) return found + left.length
  }
  return null
}

function changesBack(text: string, places: readonly KeptPlace[]) {
  const changes: Change[] = []
  let missing = 0
  let drift = 0
  let grown = 0
  for (const place of places) {
    const start = whereIs(text, place, drift)
    // Where a replacement was undone, the name stands as it did before.
    const isBack = start === null && text.startsWith(place.was, place.start - grown)
    grown += place.now.length - place.was.length
    if (isBack) continue
    if (start === null || start < (changes.at(-1)?.end ?? 0)) missing += 1
    else {
      drift = start - place.start
      changes.push({ start, end: start + place.now.length, insert: place.was })
    }
  }
  return { changes, missing }
}

/** What brings the real names back, and how many of the places are no longer there. */
export interface WayBack {
  fields: FieldChange[]
  places: ShownPlace[]
  missing: number
}

/** Takes replacements back, the last one first. */
export function wayBack(
  records: ReadonlyMap<string, AnyRecord>,
  rounds: readonly Round[],
): WayBack {
  const states = new Map<string, { id: string; path: string; text: string; changes: Change[] }>()
  let missing = 0
  for (const { fields } of rounds.toReversed()) {
    for (const { id, path, places } of fields) {
      const key = `${id} ${path}`
      const text = states.get(key)?.text ?? textsOf(records.get(id)).get(path)
      if (text === undefined) {
        missing += places.length
        continue
      }
      const back = changesBack(text, places)
      missing += back.missing
      const state = states.get(key) ?? { id, path, text, changes: [] }
      states.set(key, {
        ...state,
        text: applyChanges(text, back.changes),
        changes: [...composed(back.changes.toReversed(), state.changes)],
      })
    }
  }
  const fields: FieldChange[] = []
  const places: ShownPlace[] = []
  for (const { id, path, changes } of states.values()) {
    const field = { path, text: textsOf(records.get(id)).get(path) ?? '' }
    const effective = changes
      .map((change) => ({ ...change, was: field.text.slice(change.start, change.end) }))
      .filter(({ insert, was }) => insert !== was)
    if (effective.length === 0) continue
    fields.push({ id, path, changes: effective })
    const seen = effective.map((change) => ({
      id,
      path,
      changes: [change],
      ...surroundings(field, change),
      insert: change.insert,
    }))
    for (const place of path === SPEAKERS ? gathered(seen) : seen) places.push(place)
  }
  return { fields, places, missing }
}
