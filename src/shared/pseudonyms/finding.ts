import { foldText, unfoldSpan } from '../text/folding'
import type { Span } from '../text/anchor'
import { endingOf, type Ending } from './endings'
import { formsOfTable, plainBetween, type Form } from './forms'
import { together, type Part } from './adjoining'
import { FOLDING, isInAddress, joined, plainWord, wordsOf } from './nameWords'
import { pseudonymFor } from './inPlaceOf'
import type { NameTable } from './table'
import { hasHumps, namesWithin } from './withinWords'

/** A name in a text. */
export interface Found extends Span {
  /** Its row in the table. */
  entry: number
  /** What takes its place. */
  insert: string
  /** It may be another word: written small where the name is not, or with an ending that nothing else speaks for. */
  doubtful: boolean
}

/**
 * Ways to find the names of a table in a text. `oneLine`: a name does not go on in the next line. `isFileName`: the text
 * is the name of a file, in which small letters mean nothing.
 */
export type NameFinder = (
  text: string,
  options?: { oneLine?: boolean; isFileName?: boolean },
) => Found[]

/** Words that say that a family is meant: "los Quispes", "the Quispes". */
const FAMILY = /(?:^|[^\p{L}])(?:the|los|las|familia|hermanos|hermanas)\s+$/iu
/** The less is behind the name, the likelier it is meant: "Anita" is Anita before it is a small Ana. */
const weight = ({ kind, plural, rest }: Ending) =>
  kind === 'diminutive' ? Number.POSITIVE_INFINITY : plural.length + rest

const isSmall = (text: string) => /^[^\p{L}]*\p{Ll}/u.test(text)

/** Makes a table ready to be looked for: in time with the length of a text, whatever the length of the table. */
export function nameFinder(table: NameTable): NameFinder {
  const { known, formsAt } = formsOfTable(table)
  const names = table.map(({ name }) => wordsOf(plainWord(name)).map(({ word }) => word))
  const within = namesWithin(names)
  return (text, { oneLine = false, isFileName = false } = {}) => {
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
    const inAddress = (span: Span) => isFileName || isInAddress(text, span)
    /** A name that is only a part of the word. */
    const partAt = (at: number): Part | null => {
      const { word, start, end } = words[at]!
      const one = within(word)
      if (!one) return null
      const all = unfoldSpan(folded, { start, end })
      if (!inAddress(all) && !hasHumps(text.slice(all.start, all.end))) return null
      return {
        ...unfoldSpan(folded, { start: start + one.start, end: start + one.end }),
        entry: one.entry,
        form: table[one.entry]!.name,
        words: [word],
        plural: '',
        doubtful: !one.isWhole,
      }
    }
    const found: Part[] = []
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
      if (!best) {
        const part = partAt(at)
        if (part) found.push(part)
        continue
      }
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
        form: form.text,
        words: form.words,
        plural: ending.plural,
        doubtful:
          (isEnded && !isFamily) || (isSmall(written) && !isSmall(form.text) && !inAddress(span)),
      })
      at = last
    }
    return together(found, text, (entry) => names[entry]!).map(
      ({ start, end, entry, form, plural, doubtful }) => ({
        start,
        end,
        entry,
        insert: pseudonymFor(table[entry]!.pseudonym, text.slice(start, end), form, plural),
        doubtful,
      }),
    )
  }
}
