import type { Code, IdOf } from './schema'

type CodeId = IdOf<'code'>

/** The codebook as a tree: children by parent, in their order. */
export interface Codebook {
  get(id: string): Code | undefined
  childrenOf(id: CodeId | null): readonly Code[]
  /** The code itself and everything below it, parents first. */
  withDescendants(id: CodeId): Code[]
  /** Names from the top down, e.g. ["Drivers", "Own initiative"]. */
  pathOf(id: CodeId): string[]
  depthOf(id: CodeId): number
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
  return {
    get: (id) => byId.get(id),
    childrenOf,
    withDescendants: (id) => {
      const code = byId.get(id)
      return code ? [code, ...below(id)] : []
    },
    pathOf: (id) => ancestors(id).map((code) => code.name),
    depthOf: (id) => ancestors(id).length - 1,
    inOrder: () => below(null),
  }
}

/** How a path of code names is written. */
export const PATH_SEPARATOR = ' > '
