import type { Transcript } from '../records/transcript'
import { blockSpans } from './canonical'

/**
 * When each block of a transcript is spoken, in milliseconds from the start of the recording. A block with a time has
 * it; the blocks up to the next time share what lies between by their lengths, and those after the last time what is
 * left of the recording. Null before the first time, and after the last where the recording's length is not known.
 */
export function blockTimes(doc: Transcript, duration: number | null): (number | null)[] {
  const spans = blockSpans(doc)
  const timed = spans.filter(({ block }) => block.attrs.time !== null)
  const times: (number | null)[] = spans.map(({ block }) => block.attrs.time)
  for (const [i, here] of timed.entries()) {
    const next = timed[i + 1]
    const from = here.block.attrs.time!
    const to = next ? next.block.attrs.time! : duration
    const stop = next ?? { index: spans.length, start: spans.at(-1)!.end + 1 }
    if (to === null) break
    // A time that lies before the one above it is a slip of the transcript; nothing can be shared out between them.
    const share = Math.max(0, to - from) / (stop.start - here.start)
    for (let at = here.index + 1; at < stop.index; at += 1) {
      times[at] = Math.round(from + (spans[at]!.start - here.start) * share)
    }
  }
  return times
}

/** The index of the block that is being spoken: of those begun, the one begun last; null before the first. */
export function spokenBlock(times: readonly (number | null)[], at: number): number | null {
  let found: number | null = null
  for (const [i, time] of times.entries()) {
    if (time === null || time > at) continue
    if (found === null || time >= times[found]!) found = i
  }
  return found
}

/** Where to play from to hear a block: its own time, else the last one known before it; null where there is none. */
export function timeToHear(times: readonly (number | null)[], index: number): number | null {
  return times.slice(0, index + 1).findLast((time) => time !== null) ?? null
}
