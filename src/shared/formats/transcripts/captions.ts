import { Parser } from 'htmlparser2'
import { fold } from '../../text/naturalOrder'
import { headOf, parseClock } from './heads'
import type { Line } from './lines'
import { findSpeakers } from './speakers'

/** Hours of four digits at the most: what is longer than a year is no time, and 400 digits are no number. */
const TIMING =
  /^\s*((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})/

/** What one speaker says in one cue. */
interface Utterance {
  start: number
  end: number
  /** Who speaks: from the voice tag, or as the text itself begins; only the former is taken out of the text. */
  speaker: string | null
  voice: boolean
  text: string
}

/** A tag, an override code of SubRip, or a time inside a cue. */
const TAG = /<\/?[a-z!][^<>]*>|\{\\[^{}]*\}|<\d[\d:.]*>/gi

/** The words of a payload, without its tags and with its entities read. */
function plain(payload: string): string {
  const words = payload.replace(TAG, '')
  if (!words.includes('&')) return words.replace(/\s+/g, ' ').trim()
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) })
  // No tag is left for the parser: with tags in tags it would take for ever.
  parser.end(words.replaceAll('<', '&lt;'))
  return text.replace(/\s+/g, ' ').trim()
}

/** Begins where another voice does, or a line with the label of a speaker. */
const VOICE = /(?=<v(?:\.[^\s<>]*)?\s)/
const voiceOf = (part: string) => /^<v(?:\.[^\s<>]*)?\s+([^\s>][^>]{0,200})>/.exec(part)

interface Cue {
  start: number
  end: number
  rows: readonly string[]
}

function utterancesOf({ start, end, rows }: Cue, isSpeaker: (row: string) => boolean): Utterance[] {
  const parts: string[] = []
  for (const row of rows) {
    const [first, ...voices] = row.split(VOICE)
    const starts = parts.length === 0 || voiceOf(first!) !== null || isSpeaker(plain(first!))
    if (starts) parts.push(first!)
    else parts.push(`${parts.pop()!} ${first!}`)
    parts.push(...voices)
  }
  return parts.map((part) => {
    const voice = voiceOf(part.trimStart())
    const text = plain(part)
    const speaker = voice ? plain(voice[1]!) : isSpeaker(text) ? headOf(text).label : null
    return { start, end, speaker, voice: voice !== null, text }
  })
}

/** A pause that a reader hears as a new paragraph, in milliseconds. */
const PAUSE = 2000
const ends = (text: string) => /[.?!…]["”»’)]*$/.test(text.slice(-20))

/** Utterances as paragraphs: short ones of one speaker run on until the sentence ends or the talk pauses. */
function paragraphs(utterances: readonly Utterance[]): Line[] {
  const lines: (Line & { until: number; ended: boolean })[] = []
  let speaker: string | null = null
  for (const one of utterances) {
    if (one.text === '') continue
    const last = lines.at(-1)
    const same = one.speaker === null || (one.voice && one.speaker === speaker)
    if (last && same && !last.ended && one.start - last.until <= PAUSE) {
      last.text += ` ${one.text}`
      last.until = one.end
      last.ended = ends(one.text)
      continue
    }
    const changes = one.speaker !== null && one.speaker !== speaker
    lines.push({
      text: one.text,
      time: one.start,
      until: one.end,
      ended: ends(one.text),
      ...(changes && one.voice && { speaker: one.speaker! }),
    })
    speaker = one.speaker ?? speaker
  }
  return lines.map(({ until: _, ended: __, ...line }) => line)
}

const isBlank = (row: string | undefined) => row === undefined || row.trim() === ''

/** Of the rows between a timing and the next one, those that are said: neither what a blank row parts off nor a name. */
function payloadOf(between: readonly string[]): string[] {
  const rows = [...between]
  // In a file without blank rows only a number can be told from what is said.
  const isName = /^\s*\d+\s*$/.test(rows.at(-1) ?? '') || (rows.length > 1 && isBlank(rows.at(-2)))
  if (isName) rows.pop()
  const first = rows.findIndex((row) => !isBlank(row))
  if (first < 0) return []
  const blank = rows.findIndex((row, i) => i > first && isBlank(row))
  return rows.slice(first, blank < 0 ? undefined : blank)
}

/** The cues of a WebVTT or SubRip file, which differ in what stands between them. */
function cuesOf(rows: readonly string[]): Cue[] {
  const timings: { at: number; match: RegExpExecArray }[] = []
  let comment = false
  for (const [at, row] of rows.entries()) {
    if (isBlank(rows[at - 1])) comment = /^(NOTE|STYLE|REGION)(\s|$)/.test(row)
    const match = comment ? null : TIMING.exec(row)
    if (match) timings.push({ at, match })
  }
  return timings.map(({ at, match }, i) => {
    const next = timings[i + 1]?.at
    const between = rows.slice(at + 1, next)
    return {
      start: parseClock(match[1]!),
      end: parseClock(match[2]!),
      rows: payloadOf(next === undefined ? [...between, '', ''] : between),
    }
  })
}

/** What is said in captions, as paragraphs with times and, where they name any, speakers. */
export function captionLines(text: string): Line[] {
  const cues = cuesOf(text.split('\n'))
  const labels = findSpeakers(cues.flatMap((cue) => cue.rows.map((row) => ({ text: plain(row) }))))
  const speakers = new Set(labels.filter(({ on }) => on).map(({ label }) => fold(label)))
  const isSpeaker = (row: string) => speakers.has(fold(headOf(row).label ?? ''))
  return paragraphs(cues.flatMap((cue) => utterancesOf(cue, isSpeaker)))
}
