import type { Span } from '../text/anchor'

/** A name within a word, in the offsets of the word. */
export interface Within extends Span {
  entry: number
  /** It is the name and nothing else: with an initial, or run together. */
  isWhole: boolean
}

/** A shorter word of a name stands in too many words that have nothing to do with it. */
const LEAST = 4
/** No name is longer; what is may be anything, the contents of a file for example. */
const LONGEST = 48

const startsOf = (words: readonly string[]) => [...new Set(words.map((word) => word[0]!))].join('')

/** A word that is made of words of one name and of initials of it. */
function madeOf(words: readonly string[]): RegExp | null {
  const long = words.filter((word) => word.length >= LEAST - 1)
  if (long.length === 0) return null
  const initials = `[${startsOf(words)}]{0,2}`
  return new RegExp(`^${initials}(?:${long.join('|')})+${initials}$`, 'u')
}

/** Whether capitals say that a word is several: "JuanPerez", "JPerez". */
export const hasHumps = (word: string): boolean =>
  /\p{Ll}\p{M}*\p{Lu}|\p{Lu}\p{M}*\p{Lu}\p{M}*\p{Ll}/u.test(word)

/** Finds names within words, as addresses and names of files have them. The words of each name are folded. */
export function namesWithin(
  names: readonly (readonly string[])[],
): (word: string) => Within | null {
  const byWord = new Map<string, number[]>()
  for (const [entry, words] of names.entries()) {
    for (const word of new Set(words)) {
      if (word.length < LEAST) continue
      byWord.set(word, [...(byWord.get(word) ?? []), entry])
    }
  }
  const made = names.map(madeOf)
  return (word) => {
    const start = /^\p{N}*/u.exec(word)![0].length
    const bare = word.slice(start).replace(/\p{N}+$/u, '')
    if (bare.length < LEAST || bare.length > LONGEST) return null
    let part: Within | null = null
    for (let length = bare.length; length >= LEAST; length -= 1) {
      for (const from of new Set([0, bare.length - length])) {
        for (const entry of byWord.get(bare.slice(from, from + length)) ?? []) {
          // Digits behind it tell one address of a person from another.
          if (length < bare.length && made[entry]!.test(bare))
            return { entry, start: 0, end: word.length, isWhole: true }
          part ??= { entry, start: start + from, end: start + from + length, isWhole: false }
        }
      }
    }
    return part
  }
}
