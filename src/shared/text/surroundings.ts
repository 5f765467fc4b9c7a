import type { Span } from './anchor'

/** What stands around a passage in its text. */
export interface Surroundings {
  before: string
  after: string
  /** There is nothing more on either side. */
  isAll: boolean
}

/** Code units on one side that one step shows at most: a transcript may be a single paragraph. */
const MOST = 600

/** Out of the middle of a surrogate pair. */
const clean = (text: string, at: number) =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at

function startOf(text: string, at: number, paragraphs: number): number {
  let start = at
  for (let i = 0; i < paragraphs && start > 0; i += 1) {
    start = text.lastIndexOf('\n', start - (i === 0 ? 1 : 2)) + 1
  }
  return start
}

function endOf(text: string, at: number, paragraphs: number): number {
  let end = at
  for (let i = 0; i < paragraphs && end < text.length; i += 1) {
    const next = text.indexOf('\n', i === 0 ? end : end + 1)
    end = next < 0 ? text.length : next
  }
  return end
}

/** The paragraphs that a passage stands in, and `more` on each side. Positions are UTF-16 offsets. */
export function surroundings(text: string, { start, end }: Span, more = 0): Surroundings {
  const most = MOST * (more + 1)
  const from = Math.max(startOf(text, start, more + 1), clean(text, Math.max(0, start - most)))
  const to = Math.min(endOf(text, end, more + 1), clean(text, Math.min(text.length, end + most)))
  return {
    before: text.slice(from, start),
    after: text.slice(end, to),
    isAll: from === 0 && to === text.length,
  }
}
