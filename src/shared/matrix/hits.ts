import type { Span } from '../text/anchor'
import type { CaseText } from './caseText'
import { groupBy } from './groupBy'
import type { CaseLike, CodeLike, CodingLike } from './input'
import { clip } from './intervals'

/** A coding as far as it lies in a case: its parts inside the case's text. */
export interface Hit {
  coding: CodingLike
  parts: readonly Span[]
}

/** By row, then column; undefined where there is none. Hits of a source stand together, in the order of the text. */
export type HitGrid = (Hit[] | undefined)[][]

export interface Hits {
  /** What counts in a cell: codings that support its code or, with roll-up, one below. */
  supporting: HitGrid
  /** Codings that speak against the cell's own code. */
  contradicting: HitGrid
  /** By row: the codes with a supporting coding of their own, whether they have a column or not. */
  coded: ReadonlySet<string>[]
  /** Different supporting codings: one that lies in two cases, or counts for two columns, is one. */
  distinct: { rows: number[]; columns: number[]; all: number }
}

export interface HitRequest {
  rows: readonly CaseLike[]
  columns: readonly CodeLike[]
  /** The codes above each code that count it too; empty where parents don't roll up. */
  above: ReadonlyMap<string, readonly string[]>
}

const byPlace = (a: CodingLike, b: CodingLike) =>
  a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || (a.id < b.id ? -1 : 1)

const push = (row: HitGrid[number], column: number, hit: Hit) => {
  const list = row[column]
  if (list) list.push(hit)
  else row[column] = [hit]
}

/** Lays every coding into the cells it counts for, in one pass over each source. Detached codings never count. */
export function findHits(
  codings: readonly CodingLike[],
  texts: ReadonlyMap<string, CaseText>,
  { rows, columns, above }: HitRequest,
): Hits {
  const grid = (): HitGrid => rows.map(() => Array.from({ length: columns.length }))
  const supporting = grid()
  const contradicting = grid()
  const coded = rows.map(() => new Set<string>())
  const distinct = {
    rows: rows.map(() => 0),
    columns: columns.map(() => 0),
    all: 0,
  }
  const ownColumns = groupBy([...columns.keys()], (column) => columns[column]!.id as string)
  const countedIn = new Map<string, number[]>()
  const columnsCounting = (codeId: string): readonly number[] => {
    const known = countedIn.get(codeId)
    if (known) return known
    const found = [codeId, ...(above.get(codeId) ?? [])].flatMap((id) => ownColumns.get(id) ?? [])
    countedIn.set(codeId, found)
    return found
  }
  const owners = groupBy(
    rows.flatMap(({ id }, row) =>
      [...(texts.get(id)?.sources ?? [])].map(([sourceId, spans]) => ({ row, sourceId, spans })),
    ),
    ({ sourceId }) => sourceId,
  )
  const live = codings.filter(({ detached }) => !detached)
  for (const [sourceId, ofSource] of groupBy(live, (coding) => coding.sourceId as string)) {
    const inSource = owners.get(sourceId)
    if (!inSource) continue
    for (const coding of ofSource.toSorted(byPlace)) {
      const supports = coding.polarity === 'supports'
      const cells = supports
        ? columnsCounting(coding.codeId)
        : (ownColumns.get(coding.codeId) ?? [])
      if (cells.length === 0) continue
      let found = false
      for (const { row, spans } of inSource) {
        const parts = clip(coding.anchor, spans)
        if (parts.length === 0) continue
        const hit = { coding, parts }
        const line = (supports ? supporting : contradicting)[row]!
        for (const column of cells) push(line, column, hit)
        if (supports) {
          coded[row]!.add(coding.codeId)
          distinct.rows[row]! += 1
        }
        found = true
      }
      if (!found || !supports) continue
      for (const column of cells) distinct.columns[column]! += 1
      distinct.all += 1
    }
  }
  return { supporting, contradicting, coded, distinct }
}
