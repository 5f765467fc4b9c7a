import { addTo, hitsInSource } from './hits'
import { groupBy } from './groupBy'
import type { CodeLike } from './input'
import type { Ledger } from './ledger'
import type { Touched } from './ledgerAfter'
import type { Matrix, MatrixColumn, MatrixRequest } from './matrix'
import { planOf, type Plan } from './plan'
import { countRow, type CountedRow } from './row'

/** A counted matrix, and what it takes to count again only where a change has touched it. */
export interface Counting {
  matrix: Matrix
  request: MatrixRequest
  plan: Plan
  rows: readonly CountedRow[]
  /** By source, then code: different supporting codings that lie in a row. */
  bySource: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** By code, over all sources. */
  byCode: ReadonlyMap<string, number>
}

type Counted = Pick<Counting, 'rows' | 'bySource' | 'byCode'>

/** Objects of the counting before are kept where they say the same, so that what changed can be told by identity. */
function asMatrix(
  { rows, columns }: MatrixRequest,
  plan: Plan,
  counted: Counted,
  before: Matrix | null,
): Matrix {
  const distinct = columns.map(() => 0)
  let distinctReferences = 0
  for (const [codeId, count] of counted.byCode) {
    const counting = plan.countedIn(codeId)
    for (const column of counting) distinct[column]! += count
    if (counting.length > 0) distinctReferences += count
  }
  return {
    rows,
    columns: columns.map((code, j): MatrixColumn => {
      const old = before?.columns[j]
      return old?.code === code && old.distinctReferences === distinct[j]
        ? old
        : { code, distinctReferences: distinct[j]! }
    }),
    cells: counted.rows.map(({ cells }) => cells),
    distinctByRow: counted.rows.map(({ own }) => {
      let sum = 0
      for (const [codeId, count] of own) if (plan.countedIn(codeId).length > 0) sum += count
      return sum
    }),
    distinctReferences,
  }
}

/** The cases among `shown` that own text of a source. */
const shownOwners = (ledger: Ledger, sourceId: string, shown: ReadonlySet<string>) =>
  (ledger.owners.get(sourceId) ?? []).filter((caseId) => shown.has(caseId))

/** Counts everything. */
export function countAll(ledger: Ledger, request: MatrixRequest): Counting {
  const plan = planOf(ledger.codes, request)
  const shown = new Set<string>(request.rows.map(({ id }) => id))
  const bySource = new Map<string, ReadonlyMap<string, number>>()
  const byCode = new Map<string, number>()
  for (const sourceId of ledger.owners.keys()) {
    const owners = shownOwners(ledger, sourceId, shown)
    if (owners.length === 0) continue
    const found = hitsInSource(ledger, sourceId, owners)
    bySource.set(sourceId, found)
    for (const [codeId, count] of found) addTo(byCode, codeId, count)
  }
  const rows = request.rows.map((row) => countRow(ledger, row, request.columns, plan, null))
  const counted = { rows, bySource, byCode }
  return { ...counted, request, plan, matrix: asMatrix(request, plan, counted, null) }
}

/** The codes that are touched in the rows, by case. */
function codesByCase(ledger: Ledger, touched: Touched): ReadonlyMap<string, Set<string>> {
  const codes = new Map<string, Set<string>>()
  const add = (caseId: string, codeId: string) => {
    const known = codes.get(caseId)
    if (known) known.add(codeId)
    else codes.set(caseId, new Set([codeId]))
  }
  for (const { sourceId, codeId } of touched.codings) {
    for (const caseId of ledger.owners.get(sourceId) ?? []) add(caseId, codeId)
  }
  for (const { caseId, codeId } of touched.cells) add(caseId, codeId)
  return codes
}

function distinctAfter(
  before: Counting,
  ledger: Ledger,
  request: MatrixRequest,
  touched: Touched,
): Pick<Counting, 'bySource' | 'byCode'> {
  const shown = new Set<string>(request.rows.map(({ id }) => id))
  const shownBefore = new Set<string>(before.request.rows.map(({ id }) => id))
  const moved = [...shown].filter((id) => !shownBefore.has(id))
  for (const id of shownBefore) if (!shown.has(id)) moved.push(id)
  const sources = new Set<string>([
    ...touched.sources,
    ...touched.codings.map(({ sourceId }) => sourceId),
    ...moved.flatMap((id) => [...(ledger.caseTexts.get(id)?.sources.keys() ?? [])]),
  ])
  const bySource = new Map(before.bySource)
  const byCode = new Map(before.byCode)
  for (const sourceId of sources) {
    for (const [codeId, count] of bySource.get(sourceId) ?? []) addTo(byCode, codeId, -count)
    const owners = shownOwners(ledger, sourceId, shown)
    if (owners.length === 0) {
      bySource.delete(sourceId)
      continue
    }
    const found = hitsInSource(ledger, sourceId, owners)
    bySource.set(sourceId, found)
    for (const [codeId, count] of found) addTo(byCode, codeId, count)
  }
  return { bySource, byCode }
}

/** Where the columns of now stood before; -1 for a new one. */
function standing(columns: readonly CodeLike[], before: readonly CodeLike[]) {
  const former = groupBy([...before.keys()], (j) => before[j]!.id as string)
  const places = columns.map(({ id }) => former.get(id)?.[0] ?? -1)
  return {
    places,
    same: columns.length === before.length && places.every((place, j) => place === j),
  }
}

/**
 * Counts again what a change has touched: `ledger` and `touched` are what `ledgerAfter` says of it, `request` what is
 * shown now. Equal to counting everything; rows and cells that are as before are the same objects.
 */
export function countAgain(
  before: Counting,
  ledger: Ledger,
  touched: Touched,
  request: MatrixRequest,
): Counting {
  if (touched.lineage || request.rollUp !== before.request.rollUp) return countAll(ledger, request)
  const plan = planOf(ledger.codes, request)
  const { columns } = request
  const { places, same } = standing(columns, before.request.columns)
  const columnOf = groupBy([...columns.keys()], (j) => columns[j]!.id as string)
  const codes = codesByCase(ledger, touched)
  const rowBefore = new Map(before.request.rows.map((row, i) => [row.id as string, i]))

  /** By its former lineage as well: a code that is gone has left the columns above it. */
  const columnsTouchedBy = (codeId: string): readonly number[] => [
    ...plan.countedIn(codeId),
    ...before.plan
      .countedIn(codeId)
      .flatMap((j) => columnOf.get(before.request.columns[j]!.id) ?? []),
  ]
  const rows = request.rows.map((row): CountedRow => {
    const i = rowBefore.get(row.id)
    const kept = i === undefined ? undefined : before.rows[i]
    const asItWas = i !== undefined && before.request.rows[i]!.kindId === row.kindId
    if (!kept || !asItWas || touched.cases.has(row.id)) {
      return countRow(ledger, row, columns, plan, null)
    }
    const here = codes.get(row.id)
    if (!here && same) return kept
    const again = new Set([...(here ?? [])].flatMap(columnsTouchedBy))
    places.forEach((place, j) => {
      if (place < 0) again.add(j)
    })
    const wanted = new Set(here)
    for (const { id } of ledger.codes) {
      if (plan.countedIn(id).some((j) => again.has(j))) wanted.add(id)
    }
    const cells = same ? kept.cells : places.map((place) => kept.cells[place]!)
    return countRow(ledger, row, columns, plan, {
      before: { cells, own: kept.own },
      columns: again,
      codes: wanted,
    })
  })
  const counted = { rows, ...distinctAfter(before, ledger, request, touched) }
  return { ...counted, request, plan, matrix: asMatrix(request, plan, counted, before.matrix) }
}
