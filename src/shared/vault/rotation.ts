/** A snapshot in a vault. */
export interface Dated {
  name: string
  /** Milliseconds since 1970-01-01 UTC. */
  at: number
  /** Why it was made: by the clock, or before what. */
  why: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How many of the newest stretches of time keep one snapshot, by their length. */
const KEPT = [
  [10 * MINUTE, 6],
  [HOUR, 24],
  [DAY, 14],
  [7 * DAY, 8],
] as const

/** One that was made before a large step is kept this long whatever the clock says. */
const STEP_KEPT = 7 * DAY

export const BY_CLOCK = 'clock'

/**
 * The names of the snapshots to keep: the newest of each of the last 6 stretches of ten minutes, 24 hours, 14 days and
 * 8 weeks in which there is one, and each that precedes a large step of the last 7 days.
 */
export function kept(snapshots: readonly Dated[], now: number): Set<string> {
  // A clock that was wrong has dated some later than now: they must not take the places of those that are made from now on.
  const early = snapshots.filter(({ at }) => at <= now)
  const late = snapshots.filter(({ at }) => at > now)
  return new Set([...keptOf(early, now), ...keptOf(late, now)])
}

function keptOf(snapshots: readonly Dated[], now: number): Set<string> {
  const newestFirst = snapshots.toSorted((a, b) => b.at - a.at)
  const keep = new Set<string>()
  for (const [length, many] of KEPT) {
    const stretches = new Set<number>()
    for (const { name, at } of newestFirst) {
      const stretch = Math.floor(at / length)
      if (stretches.has(stretch)) continue
      if (stretches.size === many) break
      stretches.add(stretch)
      keep.add(name)
    }
  }
  for (const { name, at, why } of snapshots) {
    if (why !== BY_CLOCK && now - at < STEP_KEPT) keep.add(name)
  }
  return keep
}
