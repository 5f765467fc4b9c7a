import type { Span } from './anchor'

/** Code units of a long text that are shown at once. */
const PART = 16_000
/** How far a part may reach for the beginning of a line, as a share of its size. */
const TO_LINE = 0.05

/** A whole line begins here, or at least a whole character. */
function beginning(text: string, at: number, farthest: number): number {
  const line = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
  if (at - line <= farthest) return line
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at
}

/** As much of a text as can be shown at once without a wait, with a place somewhere near its middle. */
export function partAround(text: string, at: number, size = PART): Span {
  const least = Math.max(0, Math.min(at - size / 2, text.length - size))
  const start = beginning(text, Math.floor(least), size * TO_LINE)
  // From where the part would begin, not from where it does: else a place at the very end could fall out of it.
  const end = Math.min(text.length, Math.floor(least) + size)
  return {
    start,
    end: end === text.length ? end : Math.max(beginning(text, end, size * TO_LINE), start + 1),
  }
}
