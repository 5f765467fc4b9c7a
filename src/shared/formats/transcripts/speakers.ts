import { fold } from '../../text/naturalOrder'
import { headOf } from './heads'
import type { Line } from './lines'
import type { Speaker } from './outcome'

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
  'yes',
  'no',
  'si',
  'so',
  'but',
  'pero',
  'and',
  'then',
  'entonces',
  'first',
  'primero',
  'second',
  'segundo',
])
/** Words that speak for a participant even when they stand only once. */
const ROLE =
  /^(interviewer|interviewee|moderator|participant|respondent|speaker|facilitator|researcher|manager|engineer|expert|entrevistador[ae]?s?|entrevistad[oa]s?|moderador[ae]?|participante|investigador[ae]?|gerente|ingenier[oa]|expert[oa]|informante)\b/
/** Q, MJ, P1, ent2. */
const INITIALS = /^(?:\p{Lu}{1,3}|\p{L}{1,3}\s?\d{1,3})$/u

/** INT, RESP, GERENTE: nobody begins a sentence so. */
const CAPITALS = /^\p{Lu}{2}[\p{Lu}\p{N} .]{0,14}$/u

/** Small words that stand inside names: "Juan de la Cruz", "Head of Sales". */
const PARTICLES = new Set('de del la las los el y e da do dos di van von der of the and'.split(' '))
const isCapital = (word: string) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}#&(-]/u.test(word)

/** Whether a label is written as names and roles are, and not as the beginning of a sentence: "We had two options". */
function isName(label: string): boolean {
  if (INITIALS.test(label)) return true
  const [first = '', ...rest] = label
    .replace(/\([^)]*\)?/g, ' ')
    .trim()
    .split(/\s+/)
  return (
    (isCapital(first) || ROLE.test(fold(first))) &&
    rest.every((word) => isCapital(word) || PARTICLES.has(word))
  )
}

interface Found {
  label: string
  count: number
  timed: boolean
  given: boolean
}

/** Whether a label is likely to be a speaker among the lines of its text; `clocked` of these have a name and a time. */
function isLikely({ label, count, timed, given }: Found, lines: number, clocked: number): boolean {
  if (given) return true
  if (NOT_SPEAKERS.has(fold(label))) return false
  if (!isName(label)) return ROLE.test(fold(label)) ? count > 1 : count > 2 && count * 10 >= lines
  return (
    count > 1 ||
    (timed && clocked > 1) ||
    CAPITALS.test(label) ||
    ROLE.test(fold(label)) ||
    INITIALS.test(label)
  )
}

/** Labels found at the start of lines, most frequent first, and whether each is likely to be a speaker. */
export function findSpeakers(lines: readonly Line[]): Speaker[] {
  const found = new Map<string, Found>()
  let clocked = 0
  const see = (label: string, timed: boolean, given: boolean) => {
    const entry = found.get(fold(label)) ?? { label, count: 0, timed: false, given: false }
    found.set(fold(label), {
      label: entry.label,
      count: entry.count + 1,
      timed: entry.timed || timed,
      given: entry.given || given,
    })
    if (timed && isName(label)) clocked += 1
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
    .map((one) => ({
      label: one.label,
      count: one.count,
      on: isLikely(one, lines.length, clocked),
    }))
}
