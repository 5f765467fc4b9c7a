import { holds } from '../text/anchor'
import { canonicalText } from '../text/canonical'
import { DEEPEST_CODE } from './codebook'
import type { AnyRecord, Coding, Extent, RecordOf, RecordType } from './schema'

export interface Problem {
  id: string
  message: string
}

/** The records that a matrix's rows and columns are ordered by. */
function orderedBy({ rowOrder, columnOrder }: RecordOf<'matrix'>): string[] {
  const ids = columnOrder.by === 'value' ? [columnOrder.caseId as string] : []
  switch (rowOrder.by) {
    case 'hand':
      return [...ids, ...rowOrder.caseIds]
    case 'attribute':
      return [...ids, rowOrder.attributeId]
    case 'value':
      return [...ids, rowOrder.codeId]
    default:
      return ids
  }
}

const references: { [T in RecordType]?: (record: RecordOf<T>) => readonly (string | null)[] } = {
  project: (one) => one.pins,
  text: (one) => [one.sourceId],
  code: (one) => [one.parentId, ...one.caseKindIds],
  coding: (one) => [one.sourceId, one.codeId, one.coderId],
  case: (one) => [one.kindId],
  extent: (one) => [one.caseId, one.sourceId],
  attribute: (one) => [one.kindId],
  attributeValue: (one) => [one.caseId, one.attributeId],
  examination: (one) => [one.caseId, one.codeId, one.coderId],
  cellMemo: (one) => [one.caseId, one.codeId, one.coderId],
  judgement: (one) => [
    one.caseId,
    one.codeId,
    one.raterId,
    ...one.supporting,
    ...one.contradicting,
    ...[one.rating, ...one.earlier.map(({ rating }) => rating)].map(
      (rating) => rating?.scaleId ?? null,
    ),
  ],
  summary: (one) => [
    one.caseId,
    one.codeId,
    one.writerId,
    ...one.earlier.map(({ writerId }) => writerId),
  ],
  scale: (one) => one.codeIds,
  matrix: (one) => [one.kindId, one.groupById, ...orderedBy(one)],
}

/** What a matrix was told to show. It may all be gone, and then shows as nothing; an empty list would show everything. */
const chosenIn = (record: AnyRecord, ids: ReadonlySet<string>): readonly string[] =>
  record.type === 'matrix'
    ? [record.caseIds, record.codeIds].flatMap((list: readonly string[]) =>
        list.some((id) => ids.has(id)) ? list : [],
      )
    : []

function textsBySource(records: readonly AnyRecord[]): ReadonlyMap<string, string> {
  return new Map(
    records.filter((one) => one.type === 'text').map((one) => [one.sourceId as string, one.text]),
  )
}

/** The codings and extents whose text is not what their quote says. */
export function failedAnchors(records: readonly AnyRecord[]): (Coding | Extent)[] {
  const texts = textsBySource(records)
  return records.filter((one): one is Coding | Extent => {
    if (one.type !== 'coding' && one.type !== 'extent') return false
    if (one.detached || !one.anchor) return false
    return !holds(texts.get(one.sourceId) ?? '', one.anchor)
  })
}

function badNesting(records: readonly AnyRecord[]): Problem[] {
  const parents = new Map(
    records.filter((one) => one.type === 'code').map((one) => [one.id as string, one.parentId]),
  )
  return [...parents.keys()].flatMap((id) => {
    const seen = new Set<string>()
    for (let at: string | null | undefined = id; at; at = parents.get(at)) {
      if (seen.has(at)) return [{ id, message: 'is inside itself' }]
      if (seen.size === DEEPEST_CODE) return [{ id, message: 'is inside too many others' }]
      seen.add(at)
    }
    return []
  })
}

/** Records of which only one may exist: per source one text, per cell and rater one judgement, and so on. */
function uniqueKey(record: AnyRecord): string | null {
  switch (record.type) {
    case 'text':
      return `text of ${record.sourceId}`
    case 'judgement':
      return `judgement ${record.caseId} ${record.codeId} ${record.raterId}`
    case 'examination':
      return `examination ${record.caseId} ${record.codeId}`
    case 'summary':
      return `summary ${record.caseId} ${record.codeId}`
    case 'cellMemo':
      return `memo ${record.caseId} ${record.codeId}`
    case 'attributeValue':
      return `value ${record.caseId} ${record.attributeId}`
    case 'code':
      return record.key === '' ? null : `key ${record.key}`
    default:
      return null
  }
}

/** What is wrong with a project's records taken together, whatever their passages say. */
export function checkStructure(records: readonly AnyRecord[]): Problem[] {
  const ids = new Set<string>(records.map(({ id }) => id))
  const problems: Problem[] = []
  const unique = new Set<string>()
  let projects = 0
  for (const record of records) {
    const pointsTo = references[record.type] as
      ((one: AnyRecord) => readonly (string | null)[]) | undefined
    for (const id of [...(pointsTo?.(record) ?? []), ...chosenIn(record, ids)]) {
      if (id !== null && !ids.has(id))
        problems.push({ id: record.id, message: `points to ${id}, which is not there` })
    }
    const key = uniqueKey(record)
    if (key !== null && unique.has(key))
      problems.push({ id: record.id, message: `is a second ${key}` })
    if (key !== null) unique.add(key)
    if (record.type === 'project') projects += 1
    if (record.type === 'text' && canonicalText(record.doc) !== record.text) {
      problems.push({ id: record.id, message: 'its text differs from its document' })
    }
    if (record.type === 'attributeValue' && !record.readings[record.chosen]) {
      problems.push({ id: record.id, message: 'the reading in force does not exist' })
    }
  }
  if (ids.size !== records.length)
    problems.push({ id: 'project', message: 'two records share an id' })
  if (projects !== 1) problems.push({ id: 'project', message: `${projects} project records` })
  return [...problems, ...badNesting(records)]
}

/** Everything that is wrong with a project's records taken together; empty when they fit. */
export function checkRecords(records: readonly AnyRecord[]): Problem[] {
  const message = 'its passage no longer says what was coded'
  return [...checkStructure(records), ...failedAnchors(records).map(({ id }) => ({ id, message }))]
}
