/** 12:34, 1:02:03, 01:02:03.5; in brackets or bare. */
const CLOCK = String.raw`(?:(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?)`
const BRACKETED = String.raw`(?:\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\)|\{\s*${CLOCK}\s*\})`
const TIME = String.raw`(?:${BRACKETED}|#?${CLOCK}#?)`
/** A label starts with a letter, has no sentence punctuation inside, and is short. */
const INSIDE = String.raw`\p{L}\p{M}\p{N}.'’_/&#()\-`
const LABEL = String.raw`\p{L}(?:[${INSIDE} ]{0,38}?[${INSIDE}])?`

/** How much of a line is looked at: what is tried at every blank of it must not take long, whatever the line is. */
const REACH = 200

// A label ends with no blank, so that there is one way only to share out the blanks behind it.
const patterns = [
  // Name [00:12:34]: text      Name (12:34): text      Name: text      Name [00:12:34] text
  new RegExp(String.raw`^(?<label>${LABEL})(?:\s*(?<time>${BRACKETED}))?\s*[:：](?=\s|$)`, 'u'),
  // [00:12:34] Name: text
  new RegExp(String.raw`^(?<time>${TIME})\s*(?:[-–—]\s*)?(?<label>${LABEL})\s*[:：](?=\s|$)`, 'u'),
  // Name [00:12:34] alone, or before its text
  new RegExp(String.raw`^(?<label>${LABEL})\s+(?<time>\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\))`, 'u'),
  // Name  00:12:34 alone on its line
  new RegExp(String.raw`^(?<label>${LABEL})\s+(?<time>${CLOCK})$`, 'u'),
]
const timeOnly = new RegExp(String.raw`^(?<time>${TIME})(?=\s|$)`, 'u')

export interface Head {
  label: string | null
  /** Milliseconds. */
  time: number | null
  /** Code units of the line that the label and the time take. */
  length: number
}

/** "[01:02:03.5]" in milliseconds. */
export function parseClock(text: string): number {
  const parts = text
    .replace(/[^\d:.,]/g, '')
    .replace(',', '.')
    .split(':')
    .map(Number)
  const [seconds = 0, minutes = 0, hours = 0] = parts.toReversed()
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000)
}

const MAX_WORDS = 5

/** Where a line begins behind its blanks, and so much of it as is looked at. */
function startOf(text: string): { at: number; start: string } {
  const at = /\S/.exec(text)?.index ?? text.length
  return { at, start: text.slice(at, at + REACH).trimEnd() }
}

/** The offset behind what was found and the blanks that follow it. */
function past(text: string, end: number): number {
  let at = end
  while (at < text.length && /\s/.test(text[at]!)) at += 1
  return at
}

/** What a line begins with: a label, a time, both, or neither. */
export function headOf(text: string): Head {
  const { at, start } = startOf(text)
  for (const pattern of patterns) {
    const match = pattern.exec(start)
    const { label, time } = match?.groups ?? {}
    if (!match || !label || label.split(/\s+/).length > MAX_WORDS) continue
    return {
      label,
      time: time === undefined ? null : parseClock(time),
      length: past(text, at + match[0].length),
    }
  }
  return clockOf(text)
}

/** The time that a line begins with, whatever follows. */
export function clockOf(text: string): Head {
  const { at, start } = startOf(text)
  const match = timeOnly.exec(start)
  return match
    ? {
        label: null,
        time: parseClock(match.groups!['time']!),
        length: past(text, at + match[0].length),
      }
    : { label: null, time: null, length: 0 }
}
