/** A passage that a memo points to. The quote is kept beside the id, so that the memo can be read without it. */
export interface MemoLink {
  codingId: `coding:${string}`
  /** Of one line, shortened; never empty. */
  quote: string
}

export type MemoPart = { text: string } | { link: MemoLink }

/** Code points of a quote that a link keeps. */
const QUOTE_LENGTH = 90

/** What a bracket or a backslash inside a quote is written as, so that only the link's own brackets end it. */
export const escaped = (quote: string) => quote.replace(/[[\]\\]/g, '\\$&')
export const unescaped = (quote: string) => quote.replace(/\\([[\]\\])/g, '$1')

/** A quote as it stands between brackets: whatever else is open around it, it ends where it was meant to. */
export const QUOTE = String.raw`(?:[^[\]\\\n]|\\[[\]\\])+`
const LINK = new RegExp(String.raw`\[\[(coding:[^\s|[\]\\]+)\|(${QUOTE})\]\]`, 'g')

/** A quote on one line, cut at a word where it is long. */
export function shortQuote(quote: string, length = QUOTE_LENGTH): string {
  const line = quote.replace(/\s+/g, ' ').trim() || '…'
  const points = [...line]
  if (points.length <= length) return line
  const cut = points.slice(0, length - 1).join('')
  const atWord = cut.lastIndexOf(' ')
  return `${(atWord > cut.length / 2 ? cut.slice(0, atWord) : cut).replace(/[\s.,;:]+$/, '')}…`
}

/** A memo as its words and its links, in order. What only looks like a link is words. */
export function memoParts(memo: string): MemoPart[] {
  const parts: MemoPart[] = []
  let at = 0
  for (const match of memo.matchAll(LINK)) {
    if (match.index > at) parts.push({ text: memo.slice(at, match.index) })
    const [whole, codingId, quote] = match
    parts.push({
      link: { codingId: codingId as MemoLink['codingId'], quote: unescaped(quote!) },
    })
    at = match.index + whole.length
  }
  if (at < memo.length) parts.push({ text: memo.slice(at) })
  return parts
}

/** Where links stand in a memo, and where in each its quote begins. */
export const linkSpans = (memo: string): { start: number; quote: number; end: number }[] =>
  [...memo.matchAll(LINK)].map((match) => ({
    start: match.index,
    quote: match.index + '[[|'.length + match[1]!.length,
    end: match.index + match[0].length,
  }))

export const linkText = ({ codingId, quote }: MemoLink): string =>
  `[[${codingId}|${escaped(quote.replaceAll('\n', ' ') || '…')}]]`

/** The memo that these parts make. */
export const memoOf = (parts: readonly MemoPart[]): string =>
  parts.map((part) => ('link' in part ? linkText(part.link) : part.text)).join('')

/** The passages that a memo points to, each once, in the order in which it names them. */
export function linksIn(memo: string): MemoLink[] {
  const links = new Map<string, MemoLink>()
  for (const part of memoParts(memo)) {
    if ('link' in part && !links.has(part.link.codingId)) links.set(part.link.codingId, part.link)
  }
  return [...links.values()]
}

/** A memo for readers outside the app: every link is written out. */
export const spelledOut = (
  memo: string,
  say: (link: MemoLink) => string = ({ quote }) => `“${quote}”`,
): string =>
  memoParts(memo)
    .map((part) => ('link' in part ? say(part.link) : part.text))
    .join('')
