import type { Span } from './anchor'

/** A passage cut to what a line of a list can show. */
export interface Snippet {
  /** The text on each side of the passage, on one line; an ellipsis where it is cut. */
  before: string
  after: string
  /** The passage in pieces, those that were looked for marked. */
  parts: readonly { text: string; marked: boolean }[]
}

/** Code units on each side of a passage. */
const AROUND = 60
/** Code units of a passage that are shown; a long answer is read in its transcript. */
const SHOWN = 320

const oneLine = (text: string) => text.replace(/\s+/gu, ' ')

/** Moves a cut out of the middle of a surrogate pair. */
const clean = (text: string, at: number) =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at

/** Code units by which a cut may move to leave the words at it whole. */
const WORD = 16

/** Moves the cut at the left on to the next word, or the one at the right back behind the last. */
function betweenWords(text: string, at: number, step: 1 | -1): number {
  for (let moved = 0; moved < WORD; moved += 1) {
    const next = at + moved * step
    if (/\s/u.test(text.charAt(step === 1 ? next - 1 : next))) return next
  }
  return clean(text, at)
}

/** What stands before a passage; where the passage itself is cut, nothing but the sign that it is. */
function before(text: string, span: Span, from: number): string {
  if (from > span.start) return '… '
  const far = from - AROUND
  const left = far <= 0 ? 0 : Math.min(from, betweenWords(text, far, 1))
  return `${left > 0 ? '… ' : ''}${oneLine(text.slice(left, from))}`
}

function after(text: string, span: Span, to: number): string {
  if (to < span.end) return ' …'
  const far = to + AROUND
  const right = far >= text.length ? text.length : Math.max(to, betweenWords(text, far, -1))
  return `${oneLine(text.slice(to, right))}${right < text.length ? ' …' : ''}`
}

/** What a list shows of a passage, with the first of its marks in sight. */
export function snippetOf(text: string, span: Span, marks: readonly Span[]): Snippet {
  const first = marks[0] ?? { start: span.start, end: span.start }
  const tooLong = span.end - span.start > SHOWN
  const from =
    tooLong && first.end > span.start + SHOWN
      ? betweenWords(text, first.start - AROUND, 1)
      : span.start
  const to =
    span.end - from > SHOWN ? Math.max(first.end, betweenWords(text, from + SHOWN, -1)) : span.end
  const parts: { text: string; marked: boolean }[] = []
  const add = (start: number, end: number, marked: boolean) => {
    if (end > start) parts.push({ text: oneLine(text.slice(start, end)), marked })
  }
  let at = from
  for (const mark of marks) {
    if (mark.start >= to) break
    add(at, mark.start, false)
    add(Math.max(at, mark.start), Math.min(mark.end, to), true)
    at = Math.min(mark.end, to)
  }
  add(at, to, false)
  return { before: before(text, span, from), after: after(text, span, to), parts }
}
