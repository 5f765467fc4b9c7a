import type { Message } from '../messages/translate'
import type { Span } from './anchor'
import { foldText, unfoldSpan, type Folded, type Folding } from './folding'
import { regexProblem } from './regexProblem'

export const searchModes = ['words', 'wildcard', 'regex'] as const

/** What a person looks for, and how strictly. */
export interface SearchQuery {
  text: string
  mode: (typeof searchModes)[number]
  wholeWords: boolean
  matchCase: boolean
  matchAccents: boolean
}

/** A query made ready: how texts are folded for it, and where it hits in one that is. */
export interface Matcher {
  folding: Folding
  /** Spans of the folded text: rising, none empty, no two overlapping. */
  hitsIn: (folded: string) => Span[]
}

const WORD = String.raw`[\p{L}\p{M}\p{N}]`
/** The rest of a word: letters, digits and marks, and apostrophes and hyphens that a letter follows. */
const IN_WORD = String.raw`(?:${WORD}|['-](?=[\p{L}\p{N}]))*`
const ONE_CHARACTER = String.raw`[^\s\p{M}]\p{M}*`

const endsInWord = new RegExp(`${WORD}$`, 'u')
const beginsInWord = new RegExp(`^${WORD}`, 'u')

/** Whether a word goes on across a place of the text. */
const splitsWord = (text: string, at: number): boolean =>
  endsInWord.test(text.slice(Math.max(0, at - 2), at)) && beginsInWord.test(text.slice(at, at + 2))

/** The first of all marks of Unicode. */
const FIRST_MARK = 0x300

const isMark = (text: string, at: number) =>
  text.charCodeAt(at) >= FIRST_MARK && /^\p{M}/u.test(text.slice(at, at + 2))

/** A letter without the marks on it is another letter where accents count. */
const cutsLetter = (text: string, { start, end }: Span) => isMark(text, start) || isMark(text, end)

function phraseFinder(phrase: string, wholeWords: boolean): Matcher['hitsIn'] {
  return (text) => {
    const spans: Span[] = []
    for (let at = text.indexOf(phrase); at >= 0;) {
      const span = { start: at, end: at + phrase.length }
      const cut = wholeWords && (splitsWord(text, span.start) || splitsWord(text, span.end))
      if (!cut && !cutsLetter(text, span)) spans.push(span)
      at = text.indexOf(phrase, spans.at(-1) === span ? span.end : at + 1)
    }
    return spans
  }
}

function patternFinder(pattern: string, flags: string, wholeWords: boolean): Matcher['hitsIn'] {
  const whole = wholeWords ? `(?<!${WORD})(?:${pattern})(?!${WORD})` : pattern
  const regex = new RegExp(whole, `gu${flags}`)
  return (text) => {
    const spans: Span[] = []
    for (const match of text.matchAll(regex)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (match[0] !== '' && !cutsLetter(text, span)) spans.push(span)
    }
    return spans
  }
}

const wildcardPattern = (text: string): string =>
  [...text]
    .map((sign) => {
      if (sign === '*') return IN_WORD
      if (sign === '?') return ONE_CHARACTER
      return sign.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`)
    })
    .join('')

/** Makes a query ready; a query that can't be read is refused with the place and the reason. */
export function compileQuery(query: SearchQuery): Matcher | { refused: Message } {
  const { mode, wholeWords, matchCase, matchAccents } = query
  // Half a character would be found in the middle of whole ones.
  const wanted = query.text.replace(/\p{Surrogate}/gu, '\ufffd')
  if (wanted.trim() === '') return { refused: { key: 'find.nothingAsked', values: {} } }
  if (mode === 'regex') {
    // The case of a pattern has a meaning (\w, \W), so it is the search that leaves case aside.
    const folding = { matchCase: true, matchAccents, keepSpace: true }
    const pattern = foldText(wanted, folding).text
    const refused = regexProblem(pattern)
    if (refused) return { refused }
    return { folding, hitsIn: patternFinder(pattern, matchCase ? 'm' : 'im', wholeWords) }
  }
  const folding = { matchCase, matchAccents, keepSpace: false }
  const phrase = foldText(wanted.trim(), folding).text
  if (phrase.trim() === '') return { refused: { key: 'find.nothingAsked', values: {} } }
  if (mode === 'words') return { folding, hitsIn: phraseFinder(phrase, wholeWords) }
  if (/^[*?\s]*$/u.test(phrase)) return { refused: { key: 'find.onlyWildcards', values: {} } }
  return { folding, hitsIn: patternFinder(wildcardPattern(phrase), '', wholeWords) }
}

/**
 * Where a query hits in a text, in UTF-16 offsets of that text: rising, no two overlapping, never through the middle
 * of a character. A text that is searched often is folded once and given along.
 */
export function findIn(
  text: string,
  matcher: Matcher,
  folded: Folded = foldText(text, matcher.folding),
): Span[] {
  const spans: Span[] = []
  for (const hit of matcher.hitsIn(folded.text)) {
    const span = unfoldSpan(folded, hit)
    // Two hits within one character of the text (s in ß) are one.
    if (span.start >= (spans.at(-1)?.end ?? 0) && span.end > span.start) spans.push(span)
  }
  return spans
}
