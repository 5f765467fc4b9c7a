import type { Measure } from './measures'
import { caseTexts, type CaseText } from './caseText'
import { cellState, latest, type CellState } from './cellState'
import { countHits, type Counts, type Hit } from './counts'
import type { CaseLike, CodeLike, JudgementLike, MatrixInput } from './input'
import { clip } from './intervals'

export interface MatrixCell {
  state: CellState
  /** Null where the case has no text to count in. */
  counts: Counts | null
  /** The supporting codings behind the counts, and those of this very code that speak against it. */
  codingIds: readonly string[]
  contradictingIds: readonly string[]
  judgementId: string | null
  /** Two raters' judgements differ. */
  disagreement: boolean
}

export interface MatrixColumn {
  code: CodeLike
  /** Different codings of the column over all rows: one that crosses two cases counts once. */
  distinctReferences: number
}

export interface Matrix {
  rows: readonly CaseLike[]
  columns: readonly MatrixColumn[]
  /** By row, then column. */
  cells: readonly (readonly MatrixCell[])[]
}

export interface MatrixRequest {
  rows: readonly CaseLike[]
  columns: readonly CodeLike[]
  /** A parent counts the codings of its descendants too. */
  rollUp: boolean
}

const cellKey = (caseId: string, codeId: string) => `${caseId} ${codeId}`

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** The codings that lie in each case, by code. */
function hitsByCell(input: MatrixInput, texts: ReadonlyMap<string, CaseText>) {
  const casesOfSource = new Map<
    string,
    { caseId: string; spans: readonly { start: number; end: number }[] }[]
  >()
  for (const [caseId, { sources }] of texts) {
    for (const [sourceId, spans] of sources) {
      const owners = casesOfSource.get(sourceId)
      if (owners) owners.push({ caseId, spans })
      else casesOfSource.set(sourceId, [{ caseId, spans }])
    }
  }
  const hits = new Map<string, Hit[]>()
  for (const coding of input.codings) {
    if (coding.detached) continue
    for (const { caseId, spans } of casesOfSource.get(coding.sourceId) ?? []) {
      const parts = clip(coding.anchor, spans)
      if (parts.length === 0) continue
      const key = cellKey(caseId, coding.codeId)
      const list = hits.get(key)
      if (list) list.push({ coding, parts })
      else hits.set(key, [{ coding, parts }])
    }
  }
  return hits
}

/** For each code, itself and everything below it. */
function subtrees(codes: readonly CodeLike[]): ReadonlyMap<string, readonly CodeLike[]> {
  const children = groupBy(codes, ({ parentId }) => parentId ?? '')
  const below = (code: CodeLike): CodeLike[] => [
    code,
    ...(children.get(code.id) ?? []).flatMap(below),
  ]
  return new Map(codes.map((code) => [code.id, below(code)]))
}

const disagree = (judgements: readonly JudgementLike[]) =>
  new Set(judgements.map(({ verdict }) => verdict)).size > 1

/**
 * A matrix of cases × codes.
 *
 * A coding counts for a case when it shares at least one character with the case's text; it is clipped to that text.
 * Counts are over supporting codings; a coding that contradicts is evidence against its own code only. With roll-up
 * a parent's counts take in its descendants' codings, and it is present where one of them is.
 */
export function buildMatrix(input: MatrixInput, request: MatrixRequest): Matrix {
  const texts = caseTexts(input)
  const hits = hitsByCell(input, texts)
  const judgements = groupBy(input.judgements, (one) => cellKey(one.caseId, one.codeId))
  const examined = new Set(input.examinations.map((one) => cellKey(one.caseId, one.codeId)))
  const below = subtrees(input.codes)
  const distinct = request.columns.map(() => new Set<string>())

  const ownHits = (caseId: string, codeId: string, polarity: 'supports' | 'contradicts') =>
    (hits.get(cellKey(caseId, codeId)) ?? []).filter(({ coding }) => coding.polarity === polarity)

  const cellsOf = (row: CaseLike): MatrixCell[] => {
    const text = texts.get(row.id)
    const states = new Map<string, CellState>()
    const stateOf = (code: CodeLike): CellState => {
      const known = states.get(code.id)
      if (known) return known
      const children = request.rollUp ? below.get(code.id)!.slice(1) : []
      const key = cellKey(row.id, code.id)
      const state = cellState({
        judgements: judgements.get(key) ?? [],
        hasText: text !== undefined,
        applies: code.caseKindIds.length === 0 || code.caseKindIds.includes(row.kindId),
        supporting: ownHits(row.id, code.id, 'supports').length > 0,
        contradicting: ownHits(row.id, code.id, 'contradicts').length > 0,
        childPresent: children.some(
          (child) => child.parentId === code.id && stateOf(child) === 'present',
        ),
        examined: examined.has(key),
      })
      states.set(code.id, state)
      return state
    }
    return request.columns.map((code, column): MatrixCell => {
      const counted = request.rollUp ? below.get(code.id)! : [code]
      const supporting = counted.flatMap(({ id }) => ownHits(row.id, id, 'supports'))
      const judged = judgements.get(cellKey(row.id, code.id)) ?? []
      for (const { coding } of supporting) distinct[column]!.add(coding.id)
      return {
        state: stateOf(code),
        counts: text ? countHits(supporting, text, input.texts) : null,
        codingIds: supporting.map(({ coding }) => coding.id),
        contradictingIds: ownHits(row.id, code.id, 'contradicts').map(({ coding }) => coding.id),
        judgementId: latest(judged)?.id ?? null,
        disagreement: disagree(judged),
      }
    })
  }

  const cells = request.rows.map(cellsOf)
  return {
    rows: request.rows,
    columns: request.columns.map((code, i) => ({ code, distinctReferences: distinct[i]!.size })),
    cells,
  }
}

/** The number that a cell shows under a measure; null where a number would claim what nobody found out. */
export function measureOf(cell: MatrixCell, measure: Exclude<Measure, 'presence'>): number | null {
  if (!cell.counts) return null
  const counted = cell.counts[measure]
  if (counted > 0) return counted
  return cell.state === 'absent' || cell.state === 'explicitly_absent' ? 0 : null
}
