import { plainValue } from '../commands/values'
import { groupBy } from '../matrix/groupBy'
import { codebookOf, PATH_SEPARATOR } from '../records/codebook'
import type { AnyRecord, Attribute, Coding, IdOf, RecordOf, RecordType } from '../records/schema'
import { characterCount } from '../text/characters'
import { spelledOut } from '../text/memoLinks'
import { compareNames } from '../text/naturalOrder'
import { formatTime, timeAt, turnAt, turnsOf, type Turn } from '../text/turns'
import { charactersIn, paragraphsOf, textIndex } from '../text/textIndex'

/** Which codings are wanted; an empty list means all. A code stands for its subcodes too. */
export interface ExcerptFilter {
  caseIds: readonly IdOf<'case'>[]
  codeIds: readonly IdOf<'code'>[]
  sourceIds: readonly IdOf<'source'>[]
  coderIds: readonly IdOf<'coder'>[]
}

export const everything: ExcerptFilter = { caseIds: [], codeIds: [], sourceIds: [], coderIds: [] }

/** A coded passage with all that a reader needs to place it. */
export interface Excerpt {
  codingId: IdOf<'coding'>
  sourceId: IdOf<'source'>
  codeId: IdOf<'code'>
  start: number
  end: number
  quote: string
  /** The case whose row this is; empty where the passage belongs to none. */
  caseName: string
  caseId: IdOf<'case'> | null
  /** How many cases the passage belongs to: it has a row in each. */
  caseCount: number
  codePath: string
  codeKey: string
  sourceName: string
  turn: number | null
  speaker: string
  /** H:MM:SS, or empty. */
  time: string
  paragraph: number
  /** Code points from the start of the text, half-open. */
  from: number
  to: number
  coder: string
  polarity: Coding['polarity']
  weight: number | null
  /** Its links written out as their quotes. */
  memo: string
  createdAt: number
  detached: boolean
  representative: boolean
  /** By attribute id, as text. */
  attributes: Readonly<Record<string, string>>
}

/** Excerpts, and the attributes that their cases have, in order. */
export interface ExcerptTable {
  excerpts: readonly Excerpt[]
  attributes: readonly Attribute[]
}

/** Reads the records of each type out of a project once. */
function sorter(records: readonly AnyRecord[]) {
  return <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
}

function remembered<V>(make: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

const wants = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value)

/** The coded passages of a project, in the order of cases, codes, sources and positions. */
export function excerptTable(records: readonly AnyRecord[], filter: ExcerptFilter): ExcerptTable {
  const all = sorter(records)
  const book = codebookOf(all('code'))
  const codeOrder = new Map(book.inOrder().map((code, i) => [code.id, i]))
  const wantedCodes = new Set(
    filter.codeIds.flatMap((id) => book.withDescendants(id).map((c) => c.id)),
  )
  const sources = new Map(all('source').map((source) => [source.id, source]))
  const coders = new Map(all('coder').map((coder) => [coder.id, coder.name]))
  const cases = new Map(all('case').map((one) => [one.id, one]))
  const extents = groupBy(
    all('extent').filter(({ detached }) => !detached),
    ({ sourceId }) => sourceId,
  )
  const values = groupBy(all('attributeValue'), ({ caseId }) => caseId as string)
  const texts = new Map(all('text').map((text) => [text.sourceId as string, text]))
  // Only the texts and cases that are asked for are gone through, and each once.
  const textOf = remembered((sourceId: string) => {
    const { doc, text } = texts.get(sourceId)!
    return { turns: turnsOf(doc), index: textIndex(text) }
  })
  const attributesOf = remembered((caseId: string) =>
    Object.fromEntries(
      (values.get(caseId) ?? []).map((value) => [
        value.attributeId,
        plainValue(value.readings[value.chosen]!.value),
      ]),
    ),
  )
  const casesOf = ({ sourceId, anchor }: Coding) => [
    ...new Set(
      (extents.get(sourceId) ?? [])
        .filter(
          (extent) =>
            !extent.anchor ||
            (extent.anchor.start < anchor.end && anchor.start < extent.anchor.end),
        )
        .map(({ caseId }) => caseId),
    ),
  ]
  const usedKinds = new Set<string>()
  const excerpts: Excerpt[] = []
  for (const coding of all('coding')) {
    if (!wants(filter.sourceIds, coding.sourceId) || !wants(filter.coderIds, coding.coderId))
      continue
    if (filter.codeIds.length > 0 && !wantedCodes.has(coding.codeId)) continue
    const owners = coding.detached ? [] : casesOf(coding)
    const shown: (IdOf<'case'> | null)[] =
      filter.caseIds.length > 0
        ? owners.filter((id) => filter.caseIds.includes(id))
        : owners.length > 0
          ? owners
          : [null]
    if (shown.length === 0) continue
    const { turns, index } = textOf(coding.sourceId)
    const { start, end, quote } = coding.anchor
    const turn: Turn | undefined = coding.detached ? undefined : turnAt(turns, start)
    const time = coding.detached ? null : timeAt(turns, start)
    for (const caseId of shown) {
      const one = caseId && cases.get(caseId)
      if (one) usedKinds.add(one.kindId)
      const from =
        coding.detached || start === 0 ? start : charactersIn(index, { start: 0, end: start })
      excerpts.push({
        codingId: coding.id,
        sourceId: coding.sourceId,
        codeId: coding.codeId,
        start,
        end,
        quote,
        caseName: one ? one.name : '',
        caseId,
        caseCount: owners.length,
        codePath: book.pathOf(coding.codeId).join(PATH_SEPARATOR),
        codeKey: book.get(coding.codeId)?.key ?? '',
        sourceName: sources.get(coding.sourceId)?.name ?? '',
        turn: turn?.number ?? null,
        speaker: turn?.speaker ?? '',
        time: time === null ? '' : formatTime(time),
        paragraph: coding.detached ? 0 : paragraphsOf(index, coding.anchor)[0] + 1,
        from,
        to: from + characterCount(quote),
        coder: coders.get(coding.coderId) ?? '',
        polarity: coding.polarity,
        weight: coding.weight,
        memo: spelledOut(coding.memo),
        createdAt: coding.createdAt,
        detached: coding.detached,
        representative: coding.representative,
        attributes: caseId ? attributesOf(caseId) : {},
      })
    }
  }
  const caseOrder = (excerpt: Excerpt) =>
    excerpt.caseId ? (cases.get(excerpt.caseId)?.order ?? 0) : Number.MAX_SAFE_INTEGER
  excerpts.sort(
    (a, b) =>
      caseOrder(a) - caseOrder(b) ||
      compareNames(a.caseName, b.caseName) ||
      codeOrder.get(a.codeId)! - codeOrder.get(b.codeId)! ||
      compareNames(a.sourceName, b.sourceName) ||
      a.start - b.start,
  )
  const attributes = all('attribute')
    .filter(({ kindId }) => usedKinds.has(kindId))
    .toSorted((a, b) => a.kindId.localeCompare(b.kindId) || a.order - b.order)
  return { excerpts, attributes }
}
