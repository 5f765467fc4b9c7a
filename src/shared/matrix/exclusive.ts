import type { Code, IdOf } from '../records/schema'
import type { CellPlace } from './evidence'
import { groupBy } from './groupBy'
import type { CellState } from './cellState'
import type { Matrix } from './matrix'

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

/** Codes of one group that a case has together. */
export interface Contradiction {
  caseId: IdOf<'case'>
  /** In the order of the matrix; two or more. */
  codeIds: readonly IdOf<'code'>[]
}

/** Where two or more codes of a group are present in one case. */
export function contradictions(matrix: Matrix, codes: readonly Grouped[]): Contradiction[] {
  const columns = new Map(matrix.columns.map(({ code }, j) => [code.id as string, j]))
  const groups = exclusiveGroups(codes).map((group) =>
    group.flatMap(({ id }) => columns.get(id) ?? []).toSorted((a, b) => a - b),
  )
  return matrix.rows.flatMap((row, i) =>
    groups.flatMap((group): Contradiction[] => {
      const present = group.filter((j) => matrix.cells[i]![j]!.state === 'present')
      if (present.length < 2) return []
      return [{ caseId: row.id, codeIds: present.map((j) => matrix.columns[j]!.code.id) }]
    }),
  )
}
