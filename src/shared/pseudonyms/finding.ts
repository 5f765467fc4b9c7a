import { foldText, unfoldSpan } from '../text/folding'
import type { Span } from '../text/anchor'
import { pseudonymFor } from './inPlaceOf'
import { formsOf, type NameTable } from './table'

/** A name in a text. */
export interface Found extends Span {
  /** Its row in the table. */
  entry: number
  /** What takes its place. */
  insert: string
  /** It may be another word: written small where the name is not, or with a plural ending that nothing else speaks for. */
  doubtful: boolean
}

interface Form {
  entry: number
  text: string
  words: string[]
  /** What stands between its words. */
  between: string[]
}

/** Ways to find the names of a table in a text. `oneLine`: a name does not go on in the next line. */
export type NameFinder = (text: string, options?: { oneLine?: boolean }) => Found[]

const FOLDING = { matchCase: false, matchAccents: false, keepSpace: true }
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Words that say that a family is meant: "los Quispes", "the Quispes". */
const FAMILY = /(?:^|[^\p{L}])(?:the|los|las|familia|hermanos|hermanas)\s+$/iu
const SHORTEST_WITH_PLURAL = 3

/** Spaces, underscores and hyphens between the words of a name are one: file names have no spaces. */
const plainBetween = (signs: string) => signs.replace(/[\s_-]+/gu, ' ')

interface Word extends Span {
  word: string
}

const wordsOf = (folded: string): Word[] =>
  [...folded.matchAll(WORD)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

function formOf(text: string, entry: number): Form | null {
  const folded = foldText(text, FOLDING).text
  const words = wordsOf(folded)
  if (words.length === 0) return null
  const between = words
    .slice(1)
    .map(({ start }, i) => plainBetween(folded.slice(words[i]!.end, start)))
  return { entry, text, words: words.map(({ word }) => word), between }
}

/** The plural ending that a word has beside the name; null where it is another word, '' where it is the name. */
function endingOf(word: string, name: string): string | null {
  if (word === name) return ''
  if (name.length < SHORTEST_WITH_PLURAL || !word.startsWith(name)) return null
  const ending = word.slice(name.length)
  return ending === 's' || ending === 'es' ? ending : null
}

const isSmall = (text: string) => /^[^\p{L}]*\p{Ll}/u.test(text)

/** Makes a table ready to be looked for: in time with the length of a text, whatever the length of the table. */
export function nameFinder(table: NameTable): NameFinder {
  const byFirst = new Map<string, Form[]>()
  table.forEach((row, entry) => {
    for (const text of formsOf(row)) {
      const form = formOf(text, entry)
      if (!form) continue
      const first = form.words[0]!
      const alike = byFirst.get(first)
      if (alike) alike.push(form)
      else byFirst.set(first, [form])
    }
  })
  return (text, { oneLine = false } = {}) => {
    const folded = foldText(text, FOLDING)
    const words = wordsOf(folded.text)
    /** How long the form is from this word on, and with which ending; null where it isn't there. */
    const matches = (form: Form, at: number): { last: number; ending: string } | null => {
      const last = at + form.words.length - 1
      if (last >= words.length) return null
      for (let i = at; i < last; i += 1) {
        const signs = folded.text.slice(words[i]!.end, words[i + 1]!.start)
        if (oneLine && signs.includes('\n')) return null
        if (words[i]!.word !== form.words[i - at]) return null
        if (plainBetween(signs) !== form.between[i - at]) return null
      }
      const ending = endingOf(words[last]!.word, form.words.at(-1)!)
      return ending === null ? null : { last, ending }
    }
    const formsAt = (word: string) => [
      ...(byFirst.get(word) ?? []),
      ...['s', 'es']
        .filter((ending) => word.endsWith(ending))
        .flatMap((ending) => byFirst.get(word.slice(0, -ending.length)) ?? [])
        .filter((form) => form.words.length === 1),
    ]
    const found: Found[] = []
    for (let at = 0; at < words.length; at += 1) {
      let best: { form: Form; last: number; ending: string } | null = null
      for (const form of formsAt(words[at]!.word)) {
        const match = matches(form, at)
        // The longest name wins, and among equals the one that needs no ending.
        if (!match || (best && match.last < best.last)) continue
        if (best && match.last === best.last && match.ending.length >= best.ending.length) continue
        best = { form, ...match }
      }
      if (!best) continue
      const { form, last, ending } = best
      const span = unfoldSpan(folded, { start: words[at]!.start, end: words[last]!.end })
      const written = text.slice(span.start, span.end)
      // "rosas" are flowers; "Rosas" may be a family.
      if ((ending !== '' && isSmall(written)) || span.start < (found.at(-1)?.end ?? 0)) continue
      const isFamily =
        FAMILY.test(text.slice(Math.max(0, span.start - 20), span.start)) ||
        /^['’]/u.test(text.slice(span.end))
      found.push({
        ...span,
        entry: form.entry,
        insert: pseudonymFor(table[form.entry]!.pseudonym, written, form.text, ending),
        doubtful: (ending !== '' && !isFamily) || (isSmall(written) && !isSmall(form.text)),
      })
      at = last
    }
    return found
  }
}
