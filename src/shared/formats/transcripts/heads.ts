/** 12:34, 1:02:03, 01:02:03.5; in brackets or bare. */
const CLOCK = String.raw`(?:(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?)`
const BRACKETED = String.raw`(?:\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\)|\{\s*${CLOCK}\s*\})`
const TIME = String.raw`(?:${BRACKETED}|#?${CLOCK}#?)`
/** A label starts with a letter, has no sentence punctuation inside, and is short. */
const LABEL = String.raw`\p{L}[\p{L}\p{M}\p{N} .'’_/&#()\-]{0,39}?`

const patterns = [
  // Name [00:12:34]: text      Name (12:34): text      Name: text      Name [00:12:34] text
  new RegExp(String.raw`^\s*(?<label>${LABEL})\s*(?<time>${BRACKETED})?\s*[:：](?=\s|$)\s*`, 'u'),
  // [00:12:34] Name: text
  new RegExp(
    String.raw`^\s*(?<time>${TIME})\s*[-–—]?\s*(?<label>${LABEL})\s*[:：](?=\s|$)\s*`,
    'u',
  ),
  // Name [00:12:34] alone, or before its text
  new RegExp(
    String.raw`^\s*(?<label>${LABEL})\s+(?<time>\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\))\s*`,
    'u',
  ),
  // Name  00:12:34 alone on its line
  new RegExp(String.raw`^\s*(?<label>${LABEL})\s+(?<time>${CLOCK})\s*$`, 'u'),
]
const timeOnly = new RegExp(String.raw`^\s*(?<time>${TIME})(?=\s|$)\s*`, 'u')

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

/** What a line begins with: a label, a time, both, or neither. */
export function headOf(text: string): Head {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    const { label, time } = match?.groups ?? {}
    if (!match || !label || label.trim().split(/\s+/).length > MAX_WORDS) continue
    return {
      label: label.trim(),
      time: time === undefined ? null : parseClock(time),
      length: match[0].length,
    }
  }
  return clockOf(text)
}

/** The time that a line begins with, whatever follows. */
export function clockOf(text: string): Head {
  const match = timeOnly.exec(text)
  return match
    ? { label: null, time: parseClock(match.groups!['time']!), length: match[0].length }
    : { label: null, time: null, length: 0 }
}
