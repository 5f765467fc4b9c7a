/** Numbers from 0 to below 1 that a seed fixes (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Random = () => number
const below = (random: Random, limit: number) => Math.floor(random() * limit)
const oneOf = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)]!

/** Signs that formats take for something: what a mutant has more of than chance would give it. */
const SIGNS = [
  '\0',
  '\r',
  '\n',
  '\t',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2028',
  '"',
  "'",
  '\\',
  '<',
  '>',
  '&',
  '&#0;',
  '</',
  '/>',
  '<!DOCTYPE',
  ']]>',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ';',
  ':',
  '*',
  '_',
  '`',
  '|',
  '#',
  '-->',
  '00:00:01.000',
  '99:99',
  '-1',
  '1e999',
  'null',
  '__proto__',
  'constructor',
  '\\ud800',
  '{}',
  '[]',
  '""',
  '=1+1',
  'é',
  '漢',
  '🙂',
  '\u0301',
  ' '.repeat(50),
]

/** A text with some of it taken out, doubled, moved, put in or exchanged. */
export function mutatedText(text: string, random: Random): string {
  let mutant = text
  for (let i = 0; i <= below(random, 4); i += 1) {
    const at = below(random, mutant.length + 1)
    const length = below(random, random() < 0.8 ? 12 : mutant.length + 1)
    const piece = mutant.slice(at, at + length)
    const before = mutant.slice(0, at)
    const after = mutant.slice(at + length)
    switch (below(random, 6)) {
      case 0:
        mutant = before + after
        break
      case 1:
        mutant = before + piece.repeat(2 + below(random, 6)) + after
        break
      case 2:
        mutant = before + oneOf(random, SIGNS) + piece + after
        break
      case 3:
        mutant = before + oneOf(random, SIGNS) + after
        break
      case 4:
        mutant = before + oneOf(random, SIGNS).repeat(1 + below(random, 400)) + after
        break
      default: {
        const to = below(random, after.length + 1)
        mutant = before + after.slice(0, to) + piece + after.slice(to)
      }
    }
    if (mutant.length > 200_000) mutant = mutant.slice(0, 200_000)
  }
  return mutant
}

/** Bytes with some of them flipped, taken out, doubled or overwritten. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutant = Uint8Array.from(bytes)
  for (let i = 0; i <= below(random, 4); i += 1) {
    const at = below(random, mutant.length + 1)
    const length = below(random, random() < 0.8 ? 8 : mutant.length + 1)
    switch (below(random, 4)) {
      case 0:
        for (let j = at; j < Math.min(mutant.length, at + length); j += 1)
          mutant[j]! ^= 1 << below(random, 8)
        break
      case 1:
        mutant = Uint8Array.from([...mutant.subarray(0, at), ...mutant.subarray(at + length)])
        break
      case 2:
        mutant = Uint8Array.from([...mutant.subarray(0, at + length), ...mutant.subarray(at)])
        break
      default:
        mutant.fill(oneOf(random, [0, 0x7f, 0x80, 0xff]), at, at + length)
    }
  }
  return mutant
}
