import {
  escaped,
  linkText,
  memoParts,
  QUOTE,
  shortQuote,
  unescaped,
  type MemoLink,
} from './memoLinks'

/**
 * A memo while it is being written: its links stand there as `[[the quote]]`, without the id that only the program
 * needs. `owners` holds, for each quote between brackets, whose it is at its first, second, … place; null for words
 * that somebody has put between brackets.
 */
export interface MemoDraft {
  text: string
  owners: ReadonlyMap<string, readonly (MemoLink['codingId'] | null)[]>
}

const BRACKETED = new RegExp(String.raw`\[\[(${QUOTE})\]\]`, 'g')

type Owners = Map<string, (MemoLink['codingId'] | null)[]>

const addOwner = (owners: Owners, quote: string, owner: MemoLink['codingId'] | null) =>
  owners.set(quote, [...(owners.get(quote) ?? []), owner])

/** The draft that a stored memo is edited as. */
export function draftOf(memo: string): MemoDraft {
  const owners: Owners = new Map()
  const text = memoParts(memo).map((part) => {
    if ('link' in part) {
      addOwner(owners, part.link.quote, part.link.codingId)
      return `[[${escaped(part.link.quote)}]]`
    }
    for (const [, quote] of part.text.matchAll(BRACKETED)) addOwner(owners, unescaped(quote!), null)
    return part.text
  })
  return { text: text.join(''), owners }
}

/** The memo that a draft means, its links with their ids again. A quote that was rewritten is a link no more. */
export function memoOfDraft({ text, owners }: MemoDraft): string {
  const places = new Map<string, number>()
  return text.replace(BRACKETED, (whole, inside: string) => {
    const quote = unescaped(inside)
    const known = owners.get(quote)
    if (!known) return whole
    const place = places.get(quote) ?? 0
    places.set(quote, place + 1)
    // A link that was copied within the memo means the same passage.
    const codingId = place < known.length ? known[place] : known.findLast((id) => id !== null)
    return codingId ? linkText({ codingId, quote }) : whole
  })
}

/** A draft with one more link at an offset (UTF-16), behind a link that the offset is in, and the caret after it. */
export function withLink(
  draft: MemoDraft,
  at: number,
  link: MemoLink,
): { draft: MemoDraft; caret: number } {
  const quote = shortQuote(link.quote)
  const inside = [...draft.text.matchAll(BRACKETED)].find(
    (match) => match.index < at && at < match.index + match[0].length,
  )
  const place = inside ? inside.index + inside[0].length : at
  const before = draft.text.slice(0, place)
  const after = draft.text.slice(place)
  const token = [
    /[^\s([{“«]$/.test(before) && ' ',
    `[[${escaped(quote)}]]`,
    /^[\p{L}\p{N}[]/u.test(after) && ' ',
  ]
    .filter(Boolean)
    .join('')
  const rank = [...before.matchAll(BRACKETED)].filter(
    ([, words]) => unescaped(words!) === quote,
  ).length
  const owners = new Map(draft.owners)
  owners.set(quote, (draft.owners.get(quote) ?? []).toSpliced(rank, 0, link.codingId))
  return { draft: { text: before + token + after, owners }, caret: place + token.length }
}
