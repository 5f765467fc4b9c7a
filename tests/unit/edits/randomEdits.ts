import fc from 'fast-check'
import { anchorAt } from '#shared/text/anchor'

/** How often a property is tried: 1,000 times, or as often as `npm run properties -- N` says. */
export const TRIES = Number(process.env['VETA_TRIES'] ?? 1000)

/** Emoji of several code units, combining marks, right-to-left text, Spanish and Quechua. */
const WORDS = [
  'alpha',
  'beta',
  'minería',
  'ñandú',
  '¿Qué?',
  "ñuqap mask'ay",
  'qhichwa simi',
  '🙂',
  '👩‍🏭',
  '🏳️‍🌈',
  'e\u0301a\u0308',
  'שלום עולם',
  'مرحبا',
  '\u200bx\u202e',
  ' ',
  '. ',
  '\n',
]
export const words = (maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...WORDS), { minLength, maxLength }).map((parts) => parts.join(''))

/** A span at two shares of a text's length, its bounds never inside a character. */
export function spanAt(text: string, from: number, to: number) {
  const at = (share: number) => Math.floor(share * (text.length + 1))
  const [start, end] = [at(Math.min(from, to)), at(Math.max(from, to))]
  const anchor = anchorAt(text, { start, end })
  return anchor ? { start: anchor.start, end: anchor.end } : null
}

/** A place in a text, as a share of its length; all places alike, since edits at the very ends alone show little. */
export const share = fc.noBias(fc.integer({ min: 0, max: 9999 })).map((n) => n / 10_000)
