import type { IdOf } from '../records/schema'

/** Longest quote that a link carries, in code points: enough to know the passage by. */
const LONGEST_QUOTE = 80

export interface MemoLink {
  codingId: IdOf<'coding'>
  /** What the passage said when it was linked, shortened. */
  quote: string
}

export type MemoPart = { kind: 'text'; text: string } | ({ kind: 'link' } & MemoLink)

const LINK = /\[\[(coding:[^\s|[\]]+)\|([^|\r\n]*?)\]\]/gu

/** A quote on one line, without what would end a link too early. */
export function linkQuote(quote: string): string {
  const line = quote
    .replaceAll('|', ' ')
    .replace(/\]{2,}/g, ']')
    .replace(/\s+/g, ' ')
    .trim()
  const points = [...line]
  const short =
    points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE - 1).join('')}…` : line
  return short.replace(/[\]\s]+$/, '')
}

/** A link as it stands in a memo; readable even where the passage is gone. */
export const writeLink = ({ codingId, quote }: MemoLink): string =>
  `[[${codingId}|${linkQuote(quote)}]]`

/** A memo as its texts and links, in order. What only looks like a link is text. */
export function memoParts(memo: string): MemoPart[] {
  const parts: MemoPart[] = []
  let at = 0
  for (const match of memo.matchAll(LINK)) {
    if (match.index > at) parts.push({ kind: 'text', text: memo.slice(at, match.index) })
    parts.push({ kind: 'link', codingId: match[1] as IdOf<'coding'>, quote: match[2]! })
    at = match.index + match[0].length
  }
  if (at < memo.length) parts.push({ kind: 'text', text: memo.slice(at) })
  return parts
}

/** The passages that a memo links to, each once. */
export function memoLinks(memo: string): MemoLink[] {
  const links = new Map<string, MemoLink>()
  for (const part of memoParts(memo)) {
    if (part.kind === 'link' && !links.has(part.codingId)) {
      links.set(part.codingId, { codingId: part.codingId, quote: part.quote })
    }
  }
  return [...links.values()]
}

/** A memo for people who can't follow a link: each one is its quote, and what `placeOf` says of it in brackets. */
export const plainMemo = (
  memo: string,
  placeOf: (codingId: IdOf<'coding'>) => string = () => '',
): string =>
  memoParts(memo)
    .map((part) => {
      if (part.kind === 'text') return part.text
      const place = placeOf(part.codingId)
      return `“${part.quote}”${place && ` (${place})`}`
    })
    .join('')
