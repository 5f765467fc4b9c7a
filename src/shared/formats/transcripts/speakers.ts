import { fold } from '../../text/naturalOrder'
import type { Line } from './lines'
import type { Speaker } from './outcome'

/** 12:34, 1:02:03, 01:02:03.5; in brackets or bare. */
const CLOCK = String.raw`(?:(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?)`
const BRACKETED = String.raw`(?:\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\)|\{\s*${CLOCK}\s*\})`
const TIME = String.raw`(?:${BRACKETED}|#?${CLOCK}#?)`
/** A label starts with a letter, has no sentence punctuation inside, and is short. */
const LABEL = String.raw`\p{L}[\p{L}\p{M}\p{N} .'’_/&#()\-]{0,39}?`

const patterns = [
  // Name [00:12:34]: text      Name (12:34): text      Name: text      Name [00:12:34] text
  new RegExp(String.raw`^(?<label>${LABEL})\s*(?<time>${BRACKETED})?\s*[:：](?=\s|$)\s*`, 'u'),
  // [00:12:34] Name: text
  new RegExp(String.raw`^(?<time>${TIME})\s*[-–—]?\s*(?<label>${LABEL})\s*[:：](?=\s|$)\s*`, 'u'),
  // Name [00:12:34] alone, or before its text
  new RegExp(
    String.raw`^(?<label>${LABEL})\s+(?<time>\[\s*${CLOCK}\s*\]|\(\s*${CLOCK}\s*\))\s*`,
    'u',
  ),
  // Name  00:12:34 alone on its line
  new RegExp(String.raw`^(?<label>${LABEL})\s+(?<time>${CLOCK})\s*$`, 'u'),
]
const timeOnly = new RegExp(String.raw`^(?<time>${TIME})(?=\s|$)\s*`, 'u')

/** Words that begin many lines with a colon and are no speakers. */
const NOT_SPEAKERS = new Set([
  'note',
  'nota',
  'example',
  'ejemplo',
  'date',
  'fecha',
  'place',
  'lugar',
  'duration',
  'duracion',
  'subject',
  'asunto',
  'source',
  'fuente',
  'http',
  'https',
  'file',
  'archivo',
  'title',
  'titulo',
  'transcript',
  'transcripcion',
  'time',
  'hora',
  'language',
  'idioma',
  'participants',
  'participantes',
])
/** Words that speak for a participant even when they stand only once. */
const PARTICIPANT =
  /^(interviewer|interviewee|moderator|participant|respondent|speaker|facilitator|researcher|manager|engineer|expert|entrevistador[ae]?s?|entrevistad[oa]s?|moderador[ae]?|participante|investigador[ae]?|gerente|ingenier[oa]|expert[oa]|informante|[a-z]{1,3}\s?\d{0,3}|p\d+|r\d+|i\d+)\b/

/** INT, RESP, GERENTE: nobody begins a sentence so. */
const CAPITALS = /^\p{Lu}{2}[\p{Lu}\p{N} .]{0,14}$/u

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
  const match = timeOnly.exec(text)
  if (match)
    return { label: null, time: parseClock(match.groups!['time']!), length: match[0].length }
  return { label: null, time: null, length: 0 }
}

/** Labels found at the start of lines, most frequent first, and whether each is likely to be a speaker. */
export function findSpeakers(lines: readonly Line[]): Speaker[] {
  const found = new Map<string, { label: string; count: number; timed: boolean; given: boolean }>()
  const see = (label: string, timed: boolean, given: boolean) => {
    const entry = found.get(fold(label)) ?? { label, count: 0, timed: false, given: false }
    found.set(fold(label), {
      label: entry.label,
      count: entry.count + 1,
      timed: entry.timed || timed,
      given: entry.given || given,
    })
  }
  for (const line of lines) {
    if (line.level !== undefined) continue
    if (line.speaker !== undefined) see(line.speaker, false, true)
    else {
      const head = headOf(line.text)
      if (head.label) see(head.label, head.time !== null, false)
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ label, count, timed, given }) => ({
      label,
      count,
      on:
        given ||
        timed ||
        (!NOT_SPEAKERS.has(fold(label)) &&
          (count > 1 || CAPITALS.test(label) || PARTICIPANT.test(fold(label)))),
    }))
}
