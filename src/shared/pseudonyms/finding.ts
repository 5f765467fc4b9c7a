import { foldText, unfoldSpan } from '../text/folding'
import type { Span } from '../text/anchor'
import { beginningsOf, diminutivesOf, endingOf, type Ending } from './endings'
import { isInAddress, joined, wordsOf } from './nameWords'
import { pseudonymFor } from './inPlaceOf'
import { formsOf, type NameTable } from './table'

/** A name in a text. */
export interface Found extends Span {
  /** Its row in the table. */
  entry: number
  /** What takes its place. */
  insert: string
  /** It may be another word: written small where the name is not, or with an ending that nothing else speaks for. */
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
/** Words that say that a family is meant: "los Quispes", "the Quispes". */
const FAMILY = /(?:^|[^\p{L}])(?:the|los|las|familia|hermanos|hermanas)\s+$/iu
/** Spaces, underscores, hyphens and the dots of addresses between the words of a name are one. */
const plainBetween = (signs: string) => (signs === '.' ? ' ' : signs.replace(/[\s_-]+/gu, ' '))

function formOf(text: string, entry: number): Form | null {
  const folded = foldText(text, FOLDING).text
  const words = wordsOf(folded)
  if (words.length === 0) return null
  const between = words
    .slice(1)
    .map(({ start }, i) => plainBetween(folded.slice(words[i]!.end, start)))
  return { entry, text, words: words.map(({ word }) => word), between }
}

/** The less is behind the name, the likelier it is meant: "Anita" is Anita before it is a small Ana. */
const weight = ({ kind, plural, rest }: Ending) =>
  kind === 'diminutive' ? Number.POSITIVE_INFINITY : plural.length + rest

const isSmall = (text: string) => /^[^\p{L}]*\p{Ll}/u.test(text)

/** Makes a table ready to be looked for: in time with the length of a text, whatever the length of the table. */
export function nameFinder(table: NameTable): NameFinder {
  const byFirst = new Map<string, Form[]>()
  const byDiminutive = new Map<string, Form[]>()
  const known = new Set<string>()
  const put = (map: Map<string, Form[]>, word: string, form: Form) => {
    const alike = map.get(word)
    if (alike) alike.push(form)
    else map.set(word, [form])
  }
  table.forEach((row, entry) => {
    for (const text of formsOf(row)) {
      const form = formOf(text, entry)
      if (!form) continue
      for (const word of form.words) known.add(word)
      const [first = '', ...more] = form.words
      put(byFirst, first, form)
      if (more.length === 0) for (const word of diminutivesOf(first)) put(byDiminutive, word, form)
    }
  })
  return (text, { oneLine = false } = {}) => {
    const folded = foldText(text, FOLDING)
    const all = wordsOf(folded.text)
    const words = oneLine ? all : joined(all, folded.text, known)
    const signsAfter = (at: number) =>
      at + 1 < words.length ? folded.text.slice(words[at]!.end, words[at + 1]!.start) : ''
    /** How long the form is from this word on, and with which ending; null where it isn't there. */
    const matches = (form: Form, at: number): { last: number; ending: Ending } | null => {
      const last = at + form.words.length - 1
      if (last >= words.length) return null
      for (let i = at; i < last; i += 1) {
        const signs = signsAfter(i)
        if (oneLine && signs.includes('\n')) return null
        if (words[i]!.word !== form.words[i - at]) return null
        if (plainBetween(signs) !== form.between[i - at]) return null
      }
      const ending = endingOf(words[last]!.word, form.words.at(-1)!)
      return ending === null ? null : { last, ending }
    }
    const isOneWord = (form: Form) => form.words.length === 1
    const formsAt = (word: string) => [
      ...(byFirst.get(word) ?? []),
      ...(byDiminutive.get(word) ?? []),
      ...[...beginningsOf(word)].flatMap((name) => byFirst.get(name)?.filter(isOneWord) ?? []),
    ]
    const found: Found[] = []
    for (let at = 0; at < words.length; at += 1) {
      let best: { form: Form; last: number; ending: Ending } | null = null
      for (const form of formsAt(words[at]!.word)) {
        const match = matches(form, at)
        // The longest name wins, and among equals the one that needs no ending.
        if (!match || (best && match.last < best.last)) continue
        if (best && match.last === best.last && weight(match.ending) >= weight(best.ending))
          continue
        best = { form, ...match }
      }
      if (!best) continue
      const { form, last, ending } = best
      const span = unfoldSpan(folded, {
        start: words[at]!.start,
        end: words[last]!.end - ending.rest,
      })
      const written = text.slice(span.start, span.end)
      const isEnded = ending.kind !== 'none'
      // "rosas" are flowers; "Rosas" may be a family.
      if ((isEnded && isSmall(written)) || span.start < (found.at(-1)?.end ?? 0)) continue
      const isFamily =
        ending.kind === 'plural' &&
        (FAMILY.test(text.slice(Math.max(0, span.start - 20), span.start)) ||
          /^['’]/u.test(text.slice(span.end)))
      found.push({
        ...span,
        entry: form.entry,
        insert: pseudonymFor(table[form.entry]!.pseudonym, written, form.text, ending.plural),
        doubtful:
          (isEnded && !isFamily) ||
          (isSmall(written) && !isSmall(form.text) && !isInAddress(text, span)),
      })
      at = last
    }
    return found
  }
}
