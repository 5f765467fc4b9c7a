import type { CodeLike } from './input'

/** The codes above each code, nearest first. */
export function ancestors(codes: readonly CodeLike[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string | null>(codes.map(({ id, parentId }) => [id, parentId]))
  return new Map(
    codes.map(({ id }) => {
      const above: string[] = []
      for (let at = parents.get(id); at; at = parents.get(at)) above.push(at)
      return [id, above]
    }),
  )
}
