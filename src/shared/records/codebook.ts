import type { Code, IdOf } from './schema'

type CodeId = IdOf<'code'>

/** So many levels of codes there are at the most: nobody nests deeper, and the path of each names all that it is in. */
export const DEEPEST_CODE = 250

/** The codebook as a tree: children by parent, in their order. */
export interface Codebook {
  get(id: string): Code | undefined
  childrenOf(id: CodeId | null): readonly Code[]
  /** The code itself and everything below it, parents first. */
  withDescendants(id: CodeId): Code[]
  /** Names from the top down, e.g. ["Drivers", "Own initiative"]. */
  pathOf(id: CodeId): string[]
  depthOf(id: CodeId): number
  /** Whether codes with all that is below them can be put below that one, or at the top. */
  hasRoomBelow(id: CodeId | null, codes: readonly CodeId[]): boolean
  /** Every code, parents before their children, siblings in order. */
  inOrder(): Code[]
}

export function codebookOf(codes: readonly Code[]): Codebook {
  const byId = new Map<string, Code>(codes.map((code) => [code.id, code]))
  const children = new Map<CodeId | null, Code[]>()
  for (const code of codes) {
    const siblings = children.get(code.parentId)
    if (siblings) siblings.push(code)
    else children.set(code.parentId, [code])
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  }
  const childrenOf = (id: CodeId | null): readonly Code[] => children.get(id) ?? []
  const below = (id: CodeId | null): Code[] =>
    childrenOf(id).flatMap((code) => [code, ...below(code.id)])
  const ancestors = (id: CodeId): Code[] => {
    const code = byId.get(id)
    if (!code) return []
    return code.parentId === null ? [code] : [...ancestors(code.parentId), code]
  }
  const levelsOf = (id: CodeId): number =>
    1 + childrenOf(id).reduce((most, child) => Math.max(most, levelsOf(child.id)), 0)
  return {
    get: (id) => byId.get(id),
    childrenOf,
    withDescendants: (id) => {
      const code = byId.get(id)
      return code ? [code, ...below(id)] : []
    },
    pathOf: (id) => ancestors(id).map((code) => code.name),
    depthOf: (id) => ancestors(id).length - 1,
    hasRoomBelow: (id, below) => {
      const above = id === null ? 0 : ancestors(id).length
      return below.every((code) => above + levelsOf(code) <= DEEPEST_CODE)
    },
    inOrder: () => below(null),
  }
}

/** How a path of code names is written. */
export const PATH_SEPARATOR = ' > '
