import type { Change } from '../text/changes'
import type { Found } from './finding'

/** A change that knows which words it takes the place of. */
export interface Replaced extends Change {
  was: string
}

const isShouted = (text: string) =>
  text === text.toUpperCase() && /\p{Lu}[\p{M}]*\p{Lu}/u.test(text)

/** A pseudonym as it stands in the place of a name: shouted where the name is, in the plural where the name is. */
export function pseudonymFor(
  pseudonym: string,
  written: string,
  form: string,
  ending: string,
): string {
  // Nobody says "Rojases" or "P1s".
  const bare = pseudonym.normalize('NFD').replace(/\p{M}/gu, '')
  const takesPlural = ending !== '' && /[^sxz\W\d_]$/iu.test(bare)
  const plural = takesPlural ? pseudonym + (/[aeiou]$/iu.test(bare) ? 's' : ending) : pseudonym
  return isShouted(written) && !isShouted(form) ? plural.toUpperCase() : plural
}

/** The lines of some words, without the white space around each. */
const linesOf = (text: string) =>
  [...text.matchAll(/[^\s](?:[^\n]*[^\s])?/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))

/**
 * The changes that put a pseudonym in the place of a name. A name that goes on in the next line is replaced line by
 * line, since a line may be a turn: its words are shared out, or stand in each line where there are too few of them.
 */
export function changesFor(text: string, { start, end, insert }: Found): Replaced[] {
  const lines = linesOf(text.slice(start, end))
  const words = insert.split(' ')
  return lines
    .map((line, i) => {
      const share = words.slice(i, i === lines.length - 1 ? undefined : i + 1).join(' ')
      const span = { start: start + line.start, end: start + line.end }
      return {
        ...span,
        insert: words.length < lines.length ? insert : share,
        was: text.slice(span.start, span.end),
      }
    })
    .filter((change) => change.insert !== change.was)
}
