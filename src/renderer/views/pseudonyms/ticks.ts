import type { NamePlace } from '#shared/pseudonyms/searching'

/** Places, and those among them that are left as they are. */
export interface Ticks {
  places: readonly NamePlace[]
  off: ReadonlySet<number>
}

const placeOf = ({ id, path, changes }: NamePlace) =>
  `${id} ${path} ${changes[0]!.start} ${changes[0]!.was}`

/**
 * The places that are left as they are: what may be another word, unless a person has said otherwise of the same place
 * before, when the table was still another.
 */
export function offAmong(places: readonly NamePlace[], before: Ticks | null): Set<number> {
  const said = new Map(before?.places.map((place, i) => [placeOf(place), before.off.has(i)]))
  return new Set(
    places.flatMap((place, i) => ((said.get(placeOf(place)) ?? place.doubtful) ? [i] : [])),
  )
}
