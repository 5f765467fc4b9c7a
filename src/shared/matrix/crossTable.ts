import { isAbsence, type CellState } from './cellState'
import type { CaseGroup } from './attributeGroups'
import type { Matrix } from './matrix'

/** What a number of a cross-tab counts cases by. `withData`: the case has text. `unknown`: all that is neither presence nor absence. */
export const tallies = ['present', 'absent', 'notStated', 'unknown', 'withData'] as const
export type Tally = (typeof tallies)[number]

/** Ids of the cases behind each number of one factor in one group. */
export type TallyCell = Readonly<Record<Tally, readonly string[]>>

export interface CrossTableRow {
  codeId: string
  /** One a group, in their order. */
  cells: readonly TallyCell[]
  /** Every case once, whatever groups it is in. */
  all: TallyCell
}

export interface CrossTable {
  groups: readonly CaseGroup[]
  caseIds: readonly string[]
  rows: readonly CrossTableRow[]
}

const isCounted = (tally: Tally, state: CellState, hasText: boolean): boolean => {
  switch (tally) {
    case 'present':
      return state === 'present'
    case 'absent':
      return isAbsence(state)
    case 'notStated':
      return state === 'not_stated'
    case 'unknown':
      return state !== 'present' && !isAbsence(state)
    case 'withData':
      return hasText
  }
}

/** The factors of a matrix by groups of its cases: which cases stand behind each number. */
export function crossTable(matrix: Matrix, groups: readonly CaseGroup[]): CrossTable {
  const rowOf = new Map(matrix.rows.map(({ id }, i) => [id as string, i]))
  const caseIds = matrix.rows.map(({ id }) => id as string)
  const rows = matrix.columns.map(({ code }, column): CrossTableRow => {
    const tally = (ids: readonly string[]): TallyCell => {
      const of = (which: Tally) =>
        ids.filter((id) => {
          const cell = matrix.cells[rowOf.get(id)!]![column]!
          return isCounted(which, cell.state, cell.counts !== null)
        })
      return {
        present: of('present'),
        absent: of('absent'),
        notStated: of('notStated'),
        unknown: of('unknown'),
        withData: of('withData'),
      }
    }
    return {
      codeId: code.id,
      cells: groups.map((group) => tally(group.caseIds)),
      all: tally(caseIds),
    }
  })
  return { groups, caseIds, rows }
}

/**
 * What the percentage of a number is of. `group`: of the group's cases. `withData`: of those of them that have text.
 * `known`: of those for which presence or absence is known. `factor`: of the factor's cases that count so, over all
 * groups.
 */
export const bases = ['none', 'group', 'withData', 'known', 'factor'] as const
export type Basis = (typeof bases)[number]

/** A number of a cross-tab as a percentage; null where there is nothing to divide by. `group` null: the column of all. */
export function percentOf(
  table: CrossTable,
  row: CrossTableRow,
  group: number | null,
  tally: Tally,
  basis: Exclude<Basis, 'none'>,
): number | null {
  const cell = group === null ? row.all : row.cells[group]!
  const cases = group === null ? table.caseIds : table.groups[group]!.caseIds
  const whole = {
    group: cases.length,
    withData: cell.withData.length,
    known: cell.present.length + cell.absent.length,
    factor: row.all[tally].length,
  }[basis]
  // A share of those with data, or of those known, is a share of such cases only.
  const part = cell[tally].filter((id) => basis !== 'withData' || cell.withData.includes(id))
  if (basis === 'known' && tally !== 'present' && tally !== 'absent') return null
  return whole === 0 ? null : (100 * part.length) / whole
}
