import type { Span } from '../text/anchor'
import { isInAddress, plainWord } from './nameWords'

/** Where a form of a name stands. */
export interface Part extends Span {
  /** The row of the table that it belongs to. */
  entry: number
  /** The form as the table has it. */
  form: string
  /** The words of the name that are in it. */
  words: readonly string[]
  /** The ending that goes to the pseudonym too. */
  plural: string
  doubtful: boolean
}

/** No initials of a name are longer. */
const REACH = 24
const INITIALS = /(?<![\p{L}\p{M}\p{N}.])(?:\p{Lu}\p{M}*\.[^\S\n]?)+$/u
const BESIDE = /^(?:[^\S\n]+|[^\S\n]?[-‐‑‒–−][^\S\n]?)$/u
const IN_LIST = /^,[^\S\n]+$/u

/** A name with the initials before it that are its own: "J. Pérez" of Juan Pérez. */
function withInitials(part: Part, text: string, from: number, name: readonly string[]): Part {
  if (part.doubtful) return part
  const start = Math.max(from, part.start - REACH)
  const initials = INITIALS.exec(text.slice(start, part.start))?.[0]
  if (!initials) return part
  const others = name.filter((word) => !part.words.includes(word))
  const letters = plainWord(initials).match(/\p{L}/gu) ?? []
  const isItsOwn = letters.every((letter) => others.some((word) => word.startsWith(letter)))
  return isItsOwn ? { ...part, start: part.start - initials.length } : part
}

/** Whether words come in the order of a name, some left out. */
function inOrder(words: readonly string[], name: readonly string[]): boolean {
  let at = -1
  return words.every((word) => {
    at = name.indexOf(word, at + 1)
    return at >= 0
  })
}

/** Two parts as one; null where they are two. */
function asOne(a: Part, b: Part, text: string, name: readonly string[]): Part | null {
  if (a.entry !== b.entry || a.plural !== '') return null
  // Who is called twice, "Rosa, Rosa", is called twice.
  if (a.words.some((word) => b.words.includes(word))) return null
  const one = { ...a, end: b.end, words: [...a.words, ...b.words], plural: b.plural }
  const between = text.slice(a.end, b.start)
  // In an address one part speaks for the other.
  if (/^[._-]$/u.test(between) && isInAddress(text, a)) return { ...one, doubtful: false }
  // So does, of a family, the name before: "los Pérez Quispes".
  if (a.doubtful !== b.doubtful && b.plural === '') return null
  if (BESIDE.test(between)) return one
  return IN_LIST.test(between) && inOrder([...b.words, ...a.words], name) ? one : null
}

/**
 * Puts the parts of a name that stand side by side together: "Pérez Quispe, Juan" is one person, in whose place the
 * pseudonym stands once.
 */
export function together(
  parts: readonly Part[],
  text: string,
  nameOf: (entry: number) => readonly string[],
): Part[] {
  const result: Part[] = []
  for (const bare of parts) {
    const last = result.at(-1)
    const part = withInitials(bare, text, last?.end ?? 0, nameOf(bare.entry))
    const one = last && asOne(last, part, text, nameOf(part.entry))
    if (one) result[result.length - 1] = one
    else result.push(part)
  }
  return result
}
