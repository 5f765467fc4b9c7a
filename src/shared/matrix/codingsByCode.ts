import { groupBy } from './groupBy'
import type { CodeLike, CodingLike } from './input'
import { ancestors } from './lineage'

const passageOf = ({ sourceId, anchor }: CodingLike) => `${sourceId} ${anchor.start} ${anchor.end}`

/**
 * The codings of a parent with those of the codes below it: on a passage that bears several of these codes only those
 * of one of them, which has most there, so that coding the parent and the child too makes no second passage of it.
 */
function withThoseBelow(own: readonly CodingLike[], below: readonly CodingLike[]) {
  if (below.length === 0) return own
  return [...groupBy([...own, ...below], passageOf).values()].flatMap((here) =>
    here.length === 1
      ? here
      : [...groupBy(here, ({ codeId }) => codeId).values()].reduce((most, other) =>
          other.length > most.length ? other : most,
        ),
  )
}

/**
 * The codings that each of some codes counts by where codes meet; detached ones are left out. With a codebook as
 * `family`, parents take in the passages of their subcodes: those that support them, for one that contradicts speaks
 * against its own code only.
 */
export function codingsByCode(
  codings: readonly CodingLike[],
  codeIds: readonly string[],
  family: readonly CodeLike[] | null,
): ReadonlyMap<string, readonly CodingLike[]> {
  const wanted = new Set(codeIds)
  const live = codings.filter(({ detached }) => !detached)
  const own = groupBy(live, ({ codeId }) => codeId as string)
  if (!family) return new Map(codeIds.map((id) => [id, own.get(id) ?? []]))
  const below = new Map<string, CodingLike[]>(codeIds.map((id) => [id, []]))
  for (const [codeId, above] of ancestors(family)) {
    const up = above.filter((id) => wanted.has(id))
    if (up.length === 0) continue
    const supporting = (own.get(codeId) ?? []).filter(({ polarity }) => polarity === 'supports')
    for (const id of up) for (const coding of supporting) below.get(id)!.push(coding)
  }
  return new Map(codeIds.map((id) => [id, withThoseBelow(own.get(id) ?? [], below.get(id)!)]))
}

/** Of some codes, by their places, which take in which: an outer one everything of an inner one. */
export function nestedCodes(
  codeIds: readonly string[],
  family: readonly CodeLike[] | null,
): (readonly [outer: number, inner: number])[] {
  if (!family) return []
  const above = ancestors(family)
  const places = new Map(codeIds.map((id, i) => [id, i]))
  return codeIds.flatMap((id, inner) =>
    (above.get(id) ?? []).flatMap((outerId) => {
      const outer = places.get(outerId)
      return outer === undefined ? [] : [[outer, inner] as const]
    }),
  )
}
