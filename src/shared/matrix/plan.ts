import { groupBy } from './groupBy'
import type { CodeLike } from './input'
import { ancestors } from './lineage'
import type { MatrixRequest } from './matrix'

/** Which codes count in which columns. */
export interface Plan {
  /** The codes above each code that count it too; empty where parents don't roll up. */
  above: ReadonlyMap<string, readonly string[]>
  /** Columns of this very code. */
  own(codeId: string): readonly number[]
  /** Columns in which codings of a code count: its own and, with roll-up, those of the codes above. */
  countedIn(codeId: string): readonly number[]
}

const none: readonly number[] = []

export function planOf(codes: readonly CodeLike[], { columns, rollUp }: MatrixRequest): Plan {
  const above = rollUp ? ancestors(codes) : new Map<string, readonly string[]>()
  const ownColumns = groupBy([...columns.keys()], (column) => columns[column]!.id as string)
  const known = new Map<string, readonly number[]>()
  const own = (codeId: string) => ownColumns.get(codeId) ?? none
  return {
    above,
    own,
    countedIn: (codeId) => {
      const before = known.get(codeId)
      if (before) return before
      const found = [codeId, ...(above.get(codeId) ?? [])].flatMap(own)
      known.set(codeId, found)
      return found
    },
  }
}
