import type { Code, IdOf } from '../records/schema'
import type { CellPlace } from './evidence'
import type { CellState } from './cellState'
import { groupBy } from './groupBy'
import type { Matrix } from './matrix'
import { isPresent } from './ordering'

type Grouped = Pick<Code, 'id' | 'parentId' | 'exclusiveGroup'>

const groupKey = ({ parentId, exclusiveGroup }: Grouped) => `${parentId ?? ''} ${exclusiveGroup}`

/** Codes that exclude one another: siblings with the same group name. Only groups of two or more. */
export function exclusiveGroups<C extends Grouped>(codes: readonly C[]): C[][] {
  const named = codes.filter(({ exclusiveGroup }) => exclusiveGroup !== '')
  return [...groupBy(named, groupKey).values()].filter((group) => group.length > 1)
}

/** The other codes of a code's group; none where it has no group. */
export function excludedBy<C extends Grouped>(codes: readonly C[], codeId: IdOf<'code'>): C[] {
  const group = exclusiveGroups(codes).find((each) => each.some(({ id }) => id === codeId))
  return group?.filter(({ id }) => id !== codeId) ?? []
}

/** A code of the group that another one, held present, would rule out. */
export interface Proposal extends CellPlace {
  /** What the cell says so far. */
  state: CellState
}

/**
 * The cells that judging one present proposes to be absent: those of the same group that do not say so already. One
 * that does not apply stays as it is.
 */
export const proposedAbsent = <C extends Grouped>(
  codes: readonly C[],
  { caseId, codeId }: CellPlace,
  stateOf: (place: CellPlace) => CellState,
): Proposal[] =>
  excludedBy(codes, codeId)
    .map(({ id }) => ({ caseId, codeId: id, state: stateOf({ caseId, codeId: id }) }))
    .filter(({ state }) => state !== 'absent' && state !== 'not_applicable')

/** Columns of a matrix, by index in its order, of which only one can hold at a time: there are at least two. */
export interface ExclusiveColumns {
  /** The name of their group. */
  group: string
  columns: readonly number[]
}

/** The groups of two or more among the columns of a matrix. */
export function exclusiveColumns(
  columns: Matrix['columns'],
  codes: readonly Grouped[],
): ExclusiveColumns[] {
  const places = new Map<string, number>(columns.map(({ code }, column) => [code.id, column]))
  return exclusiveGroups(codes.filter(({ id }) => places.has(id)))
    .map((group) => ({
      group: group[0]!.exclusiveGroup,
      columns: group.map(({ id }) => places.get(id)!).toSorted((a, b) => a - b),
    }))
    .toSorted((a, b) => a.columns[0]! - b.columns[0]!)
}

/** Of each group, the columns that are present in one row at once; groups of which at most one is are left out. */
export const presentTogether = (
  matrix: Matrix,
  row: number,
  exclusive: readonly ExclusiveColumns[],
): number[][] =>
  exclusive
    .map(({ columns }) => columns.filter((column) => isPresent(matrix, row, column)))
    .filter((present) => present.length > 1)

/** Codes of one group that a case has together. */
export interface Contradiction {
  caseId: IdOf<'case'>
  /** In the order of the matrix; two or more. */
  codeIds: readonly IdOf<'code'>[]
}

/** Where two or more codes of a group are present in one case. */
export function contradictions(matrix: Matrix, codes: readonly Grouped[]): Contradiction[] {
  const exclusive = exclusiveColumns(matrix.columns, codes)
  return matrix.rows.flatMap(({ id }, row) =>
    presentTogether(matrix, row, exclusive).map((columns) => ({
      caseId: id,
      codeIds: columns.map((column) => matrix.columns[column]!.code.id),
    })),
  )
}
