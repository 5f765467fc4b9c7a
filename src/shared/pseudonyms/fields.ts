import type { Anchor } from '../records/anchor'
import type { AnyRecord, RecordType, SourceText } from '../records/schema'
import { applyChanges, mapThrough, type Changes } from '../text/changes'
import type { Span } from '../text/anchor'

/** Words of a record that a person has written or reads, and where in it they stand. */
export interface WordField {
  path: string
  text: string
}

/** The text of a transcript, which its passages are tied to. */
export const TEXT = 'text'
/** Who speaks in each block of a transcript, a line each. */
export const SPEAKERS = 'speakers'
/** The words that something detached has had, with those around it. */
export const ANCHOR = 'anchor'

/** Where people's words stand in each record; a star is every item of a list. */
export const wordPlaces: { [T in RecordType]?: readonly string[] } = {
  project: ['name', 'memo'],
  coder: ['name'],
  source: ['name', 'fileName', 'memo', 'media.fileName'],
  caseKind: ['name'],
  case: ['name', 'aliases.*', 'memo'],
  attribute: ['name', 'unit', 'categories.*'],
  attributeValue: [
    'readings.*.value.value',
    'readings.*.value.value.*',
    'readings.*.value.reason',
    'readings.*.origin',
  ],
  code: ['name', 'definition', 'include', 'exclude', 'example', 'exclusiveGroup', 'memo'],
  coding: ['memo'],
  scale: ['name', 'steps.*.label'],
  judgement: ['rationale', 'earlier.*.rationale'],
  summary: ['text', 'earlier.*.text'],
  cellMemo: ['memo'],
  matrix: ['name', 'conditions.*.values.*'],
}

type Tree = Record<string, unknown>

function* textsAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  path: string,
): Generator<WordField> {
  if (key === undefined) {
    if (typeof value === 'string') yield { path, text: value }
    return
  }
  if (value === null || typeof value !== 'object') return
  // A date is no words, though it is written with letters of a kind.
  if (key === 'value' && (value as Tree)['type'] === 'date') return
  if (key !== '*') {
    yield* textsAt((value as Tree)[key], rest, path === '' ? key : `${path}.${key}`)
    return
  }
  if (!Array.isArray(value)) return
  for (const [i, item] of value.entries()) yield* textsAt(item, rest, `${path}.${i}`)
}

/** No label holds the sign that stands between labels. */
const asLine = (label: string | null) => (label ?? '').replaceAll('\n', '\u2028')
const labelsOf = ({ doc }: SourceText) => doc.content.map(({ attrs }) => asLine(attrs.speaker))

const whole = ({ prefix, quote, suffix }: Anchor) => prefix + quote + suffix

const isDetached = (
  record: AnyRecord,
): record is Extract<AnyRecord, { type: 'coding' | 'extent' }> & { anchor: Anchor } =>
  (record.type === 'coding' || record.type === 'extent') &&
  record.detached &&
  record.anchor !== null

/** All words of a record. What is empty is left out. */
export function wordFields(record: AnyRecord): WordField[] {
  const fields = (wordPlaces[record.type] ?? []).flatMap((place) => [
    ...textsAt(record, place.split('.'), ''),
  ])
  if (record.type === 'text') {
    fields.push({ path: TEXT, text: record.text })
    fields.push({ path: SPEAKERS, text: labelsOf(record).join('\n') })
  }
  if (isDetached(record)) fields.push({ path: ANCHOR, text: whole(record.anchor) })
  return fields.filter(({ text }) => text !== '')
}

/**
 * Where a passage is after names in it and around it were replaced. One that begins or ends within a name takes in the
 * whole of what stands there now, so that none is ever left without words.
 */
export function carriedThrough(changes: Changes): (span: Span) => Span | null {
  const map = mapThrough(changes)
  return ({ start, end }) => {
    const cutsStart = changes.find((change) => change.start < start && start < change.end)
    const cutsEnd = changes.find((change) => change.start < end && end < change.end)
    return map.span({ start: cutsStart?.start ?? start, end: cutsEnd?.end ?? end })
  }
}

function anchorAfter(anchor: Anchor, changes: Changes): Anchor {
  const at = anchor.prefix.length
  const span = carriedThrough(changes)({ start: at, end: at + anchor.quote.length })
  const text = applyChanges(whole(anchor), changes)
  const { start, end } = span ?? { start: at, end: at + anchor.quote.length }
  return {
    start: anchor.start,
    end: anchor.start + end - start,
    quote: text.slice(start, end),
    prefix: text.slice(0, start),
    suffix: text.slice(end),
  }
}

function withSpeakers(record: SourceText, changes: Changes): SourceText {
  const before = labelsOf(record)
  const after = applyChanges(before.join('\n'), changes).split('\n')
  if (after.length !== before.length) throw new Error(`${record.id}: a speaker has two lines`)
  const content = record.doc.content.map((block, i) =>
    after[i] === before[i]
      ? block
      : { ...block, attrs: { ...block.attrs, speaker: after[i]!.replaceAll('\u2028', '\n') } },
  )
  return { ...record, doc: { ...record.doc, content } as SourceText['doc'] }
}

function replacedAt(value: unknown, [key, ...rest]: readonly string[], changes: Changes): unknown {
  if (key === undefined) return applyChanges(value as string, changes)
  if (Array.isArray(value)) {
    return value.map((item, i) => (String(i) === key ? replacedAt(item, rest, changes) : item))
  }
  return { ...(value as Tree), [key]: replacedAt((value as Tree)[key], rest, changes) }
}

/** A record with other words in one of its fields; the text of a transcript is changed with what is tied to it. */
export function withWords<R extends AnyRecord>(record: R, path: string, changes: Changes): R {
  if (path === SPEAKERS && record.type === 'text') return withSpeakers(record, changes) as R
  if (path === ANCHOR && isDetached(record))
    return { ...record, anchor: anchorAfter(record.anchor, changes) }
  return replacedAt(record, path.split('.'), changes) as R
}
