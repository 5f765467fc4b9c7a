import type { Message } from '../messages/translate'
import type { Span } from './anchor'
import { answersTo, compileQuestion, turnsBy } from './answers'
import { foldText, type Folded, type Folding } from './folding'
import { compileQuery, findIn, type SearchQuery } from './search'
import { snippetOf, type Snippet } from './snippet'
import { timeAt, turnAt, type Turn } from './turns'
import { cut, widen, type Found, type Unit } from './widening'

/** What a person wants to have gathered from the transcripts. */
export type Wanted =
  | { by: 'text'; query: SearchQuery; unit: Unit }
  | { by: 'speaker'; speakers: readonly string[]; unit: Unit }
  /** No askers: a question counts whoever puts it. */
  | { by: 'answers'; query: SearchQuery; askers: readonly string[]; unit: Unit }

/** A transcript as it is searched; foldings are kept by whoever holds the text. */
export interface Searched {
  text: string
  turns: () => readonly Turn[]
  folded: (folding: Folding) => Folded
}

/** A transcript that is searched once. */
export const searchedOnce = (text: string, turns: readonly Turn[]): Searched => ({
  text,
  turns: () => turns,
  folded: (folding) => foldText(text, folding),
})

/** A passage that fits, with what a list shows of it. */
export interface ListedPassage extends Span, Snippet {
  speaker: string | null
  /** Milliseconds from the start of the recording. */
  time: number | null
  /** The question that the passage answers. */
  question: string | null
}

type Gathered = Found & { question?: Span }

/** How passages are gathered from each transcript. */
export interface Gatherer {
  gather: (source: Searched) => Gathered[]
  /** What each text is folded to before it is searched; null where none is. */
  folding: Folding | null
  /** A pattern may take longer on a text than anybody waits. */
  mayExplode: boolean
}

const unmarked = (spans: readonly Span[]): Found[] => spans.map((span) => ({ ...span, marks: [] }))

/** The gatherer of what is wanted, or why there is none. */
export function gatherer(wanted: Wanted): Gatherer | { refused: Message } {
  if (wanted.by === 'speaker') {
    const speakers = new Set(wanted.speakers)
    return {
      gather: ({ text, turns }) =>
        unmarked(cut(turnsBy(turns(), speakers), wanted.unit, text, turns())),
      folding: null,
      mayExplode: false,
    }
  }
  const mayExplode = wanted.query.mode !== 'words'
  if (wanted.by === 'answers') {
    const asks = compileQuestion(wanted.query)
    if ('refused' in asks) return asks
    const askers = new Set(wanted.askers)
    const gather: Gatherer['gather'] = ({ text, turns }) =>
      answersTo(text, turns(), askers, asks).flatMap((answer) =>
        unmarked(cut([answer], wanted.unit, text, turns())).map((found) => ({
          ...found,
          question: answer.question,
        })),
      )
    return { gather, folding: null, mayExplode }
  }
  const matcher = compileQuery(wanted.query)
  if ('refused' in matcher) return matcher
  const gather: Gatherer['gather'] = ({ text, turns, folded }) => {
    const hits = findIn(text, matcher, folded(matcher.folding))
    return wanted.unit === 'match'
      ? widen(hits, 'match', text, [])
      : widen(hits, wanted.unit, text, turns())
  }
  return { gather, folding: matcher.folding, mayExplode }
}

/** What a list shows of a gathered passage. */
export function listed(
  { text, turns }: Searched,
  { start, end, marks, question }: Gathered,
): ListedPassage {
  const asked = question && text.slice(question.start, question.end).replace(/\s+/gu, ' ').trim()
  return {
    start,
    end,
    ...snippetOf(text, { start, end }, marks),
    // The question says what comes before.
    ...(question && { before: '' }),
    speaker: turnAt(turns(), start)?.speaker ?? null,
    time: timeAt(turns(), start),
    question: asked ?? null,
  }
}
