import type { Transcript } from '../records/transcript'
import { blockSpans } from './canonical'

/** What one speaker says in one go: one or more blocks. Positions count in the canonical text, half-open. */
export interface Turn {
  /** From 1, in the order of the transcript. */
  number: number
  speaker: string | null
  /** Milliseconds from the start of the recording. */
  time: number | null
  start: number
  end: number
}

/** The turns of a transcript. A block without a speaker or a time of its own continues the turn before it. */
export function turnsOf(doc: Transcript): Turn[] {
  const turns: Turn[] = []
  for (const { block, start, end } of blockSpans(doc)) {
    const last = turns.at(-1)
    const { speaker, time } = block.attrs
    if (last && speaker === null && time === null && last.speaker !== null) last.end = end
    else
      turns.push({
        number: turns.length + 1,
        speaker: speaker ?? last?.speaker ?? null,
        time,
        start,
        end,
      })
  }
  return turns
}

/** The turn in which a position lies, or undefined past the end. */
export function turnAt(turns: readonly Turn[], position: number): Turn | undefined {
  let low = 0
  let high = turns.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (turns[middle]!.start <= position) low = middle
    else high = middle - 1
  }
  const turn = turns[low]
  return turn && position <= turn.end ? turn : undefined
}

/** The last time named at or before a position, in milliseconds; null where the transcript names none. */
export function timeAt(turns: readonly Turn[], position: number): number | null {
  let time: number | null = null
  for (const turn of turns) {
    if (turn.start > position) break
    time = turn.time ?? time
  }
  return time
}

/** Milliseconds as H:MM:SS, the form that transcripts use. */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
