import type { CodingLike } from './input'
import { stretchOf, type MeetingKind, type MeetingText, type Stretch } from './meetingPlaces'

interface Placed {
  code: number
  stretch: Stretch
}

const byStart = (a: Placed, b: Placed) => a.stretch[0] - b.stretch[0]

/**
 * Counts the meetings of each two codes in one source: a sweep that keeps how many codings of each code are open,
 * so that ten thousand codings in one place cost no more than their codes.
 */
export function countMeetings(
  placed: readonly Placed[],
  codes: number,
  add: (a: number, b: number, count: number) => void,
): void {
  const starting = placed.toSorted(byStart)
  const ending = placed.toSorted((a, b) => a.stretch[1] - b.stretch[1])
  const open = new Uint32Array(codes)
  const openCodes = new Set<number>()
  let ended = 0
  for (const { code, stretch } of starting) {
    for (; ending[ended]!.stretch[1] < stretch[0]; ended += 1) {
      const gone = ending[ended]!.code
      open[gone]! -= 1
      if (open[gone] === 0) openCodes.delete(gone)
    }
    for (const other of openCodes) if (other !== code) add(code, other, open[other]!)
    open[code]! += 1
    openCodes.add(code)
  }
}

/** Tells, for each coding of one source, every other code that some coding it meets has; each code once a coding. */
export function countOverlapping(
  placed: readonly Placed[],
  meets: (code: number, other: number) => void,
): void {
  const starting = placed.toSorted(byStart)
  let open: { code: number; to: number; met: Set<number> }[] = []
  for (const { code, stretch } of starting) {
    open = open.filter(({ to }) => to >= stretch[0])
    const one = { code, to: stretch[1], met: new Set<number>() }
    for (const other of open) {
      if (other.code === code) continue
      if (!other.met.has(code)) meets(other.code, code)
      other.met.add(code)
      if (!one.met.has(other.code)) meets(code, other.code)
      one.met.add(other.code)
    }
    open.push(one)
  }
}

/** The meetings of the codings of two codes, as ids, in the order of the text; those of a source stand together. */
export function meetingsOf(
  kind: MeetingKind,
  ofA: readonly CodingLike[],
  ofB: readonly CodingLike[],
  texts: ReadonlyMap<string, MeetingText>,
): { a: string; b: string }[] {
  const placed = [ofA, ofB].flatMap((codings, code) =>
    codings
      .filter(({ detached }) => !detached)
      .map(({ id, sourceId, anchor }) => ({
        id,
        code,
        sourceId,
        stretch: stretchOf(kind, texts.get(sourceId)!, anchor),
      })),
  )
  placed.sort((a, b) =>
    a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : byStart(a, b),
  )
  const pairs: { a: string; b: string }[] = []
  let open: typeof placed = []
  for (const one of placed) {
    open = open.filter(
      ({ sourceId, stretch }) => sourceId === one.sourceId && stretch[1] >= one.stretch[0],
    )
    for (const other of open) {
      if (other.code === one.code) continue
      pairs.push(one.code === 0 ? { a: one.id, b: other.id } : { a: other.id, b: one.id })
    }
    open.push(one)
  }
  return pairs
}
