import type { Line } from './lines'
import { headOf, parseClock } from './heads'

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/

interface Cue {
  start: number
  end: number
  /** Who speaks: from the voice tag, or as the text itself begins; only the former is taken out of the text. */
  speaker: string | null
  voice: boolean
  text: string
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  '#39': "'",
}

const plain = (text: string) =>
  text
    .replace(/<[^>]*>|\{\\[^}]*\}/g, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

function cueOf(timing: RegExpExecArray, payload: readonly string[]): Cue {
  const joined = payload.join(' ')
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(joined)
  const text = plain(joined)
  return {
    start: parseClock(timing[1]!),
    end: parseClock(timing[2]!),
    speaker: voice ? plain(voice[1]!) : headOf(text).label,
    voice: voice !== null,
    text,
  }
}

/** A pause that a reader hears as a new paragraph, in milliseconds. */
const PAUSE = 2000
const ends = (text: string) => /[.?!…]["”»’)]*$/.test(text)

/** Cues as paragraphs: short cues of one speaker run on until the sentence ends or the talk pauses. */
function paragraphs(cues: readonly Cue[]): Line[] {
  const lines: (Line & { until: number })[] = []
  let speaker: string | null = null
  for (const cue of cues) {
    if (cue.text === '') continue
    const last = lines.at(-1)
    const same = cue.speaker === null || (cue.voice && cue.speaker === speaker)
    if (last && same && !ends(last.text) && cue.start - last.until <= PAUSE) {
      last.text += ` ${cue.text}`
      last.until = cue.end
      continue
    }
    const changes = cue.speaker !== null && cue.speaker !== speaker
    lines.push({
      text: cue.text,
      time: cue.start,
      until: cue.end,
      ...(changes && cue.voice && { speaker: cue.speaker! }),
    })
    speaker = cue.speaker ?? speaker
  }
  return lines.map(({ until: _, ...line }) => line)
}

/** The cues of a WebVTT or SubRip file, which differ in what stands between them. */
export function captionLines(text: string): Line[] {
  const cues: Cue[] = []
  for (const part of text.split(/\n[^\S\n]*\n+/)) {
    const rows = part.split('\n')
    if (/^(NOTE|STYLE|REGION|WEBVTT)(\s|$)/.test(rows[0]!)) {
      // A header may be followed by its first cue without a blank line.
      if (!rows[0]!.startsWith('WEBVTT')) continue
    }
    const at = rows.findIndex((row) => TIMING.test(row))
    if (at < 0) continue
    cues.push(cueOf(TIMING.exec(rows[at]!)!, rows.slice(at + 1)))
  }
  return paragraphs(cues)
}
