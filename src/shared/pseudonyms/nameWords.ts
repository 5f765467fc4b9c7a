import { foldText } from '../text/folding'
import type { Span } from '../text/anchor'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** A word that goes on in the next line, as in what was printed. */
const BROKEN = /^-[^\S\n]*\n\s*$/u

export const FOLDING = { matchCase: false, matchAccents: false, keepSpace: true }

/** Words without what names are found whatever of: case, accents, kinds of signs. */
export const plainWord = (text: string): string => foldText(text, FOLDING).text

/** A word of a folded text. */
export interface Word extends Span {
  word: string
}

export const wordsOf = (folded: string): Word[] =>
  [...folded.matchAll(WORD)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

/** Words of a text, with those joined that a line end has broken and that a name has in it. */
export function joined(words: readonly Word[], text: string, known: ReadonlySet<string>): Word[] {
  const result: Word[] = []
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at]!
    const next = words[at + 1]
    const isBroken =
      next && BROKEN.test(text.slice(one.end, next.start)) && known.has(one.word + next.word)
    result.push(isBroken ? { word: one.word + next.word, start: one.start, end: next.end } : one)
    if (isBroken) at += 1
  }
  return result
}

/** Whether a place is within an address or the name of a file, where small letters mean nothing. */
export function isInAddress(text: string, { start, end }: Span): boolean {
  const before = /\S*$/u.exec(text.slice(Math.max(0, start - 64), start))![0]
  const after = /^\S*/u.exec(text.slice(end, end + 64))![0]
  return /[@_]|\w\.\w/u.test(`${before}x${after}`)
}
