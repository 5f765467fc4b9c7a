import type { Span } from '#shared/text/anchor'
import type { SearchQuery } from '#shared/text/search'

/** One character as a reader sees it, and what it says when folded. */
interface Sign extends Span {
  folded: string
}

const noWidth = /^[\u200b\u202b]+$/u

function foldSign(sign: string, { matchCase, matchAccents }: SearchQuery): string {
  if (/^\s+$/u.test(sign)) return ' '
  let folded = sign.replace(/\u200b|\u202b|\u200d|\ufe0f|\ud83c[\udffb-\udfff]/g, '')
  folded = folded.replaceAll('’', "'").replaceAll('ﬁ', 'fi').normalize('NFC')
  if (!matchAccents) folded = folded.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return matchCase ? folded : folded.toLowerCase().replaceAll('ß', 'ss')
}

/** Takes a text apart sign by sign; white space that follows white space belongs to it. */
function signsOf(text: string, query: SearchQuery): Sign[] {
  const signs: Sign[] = []
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    const last = signs.at(-1)
    const end = index + segment.length
    const isSpace = /^\s+$/u.test(segment)
    const joins =
      last !== undefined &&
      last.end === index &&
      (noWidth.test(segment) || (isSpace && /^\s+$/u.test(text.slice(last.start, index))))
    if (joins) last.end = end
    else signs.push({ start: index, end, folded: foldSign(segment, query) })
  }
  return signs
}

const isWord = (folded: string | undefined) =>
  folded !== undefined && /[\p{L}\p{N}\p{M}]/u.test(folded)

/** Compares the query with the text at every place, unit by unit. */
export function naiveFind(text: string, query: SearchQuery): Span[] {
  const wanted = signsOf(query.text.trim(), query)
    .map(({ folded }) => folded)
    .join('')
  const units: { sign: Sign; unit: string; inside: boolean }[] = []
  for (const sign of signsOf(text, query)) {
    for (let i = 0; i < sign.folded.length; i += 1) {
      units.push({ sign, unit: sign.folded[i]!, inside: i > 0 })
    }
  }
  const all = units.map(({ unit }) => unit).join('')
  const found: Span[] = []
  for (let at = 0; at + wanted.length <= all.length;) {
    const end = at + wanted.length
    const first = units[at]
    const last = units[end - 1]
    const same = first && last && all.slice(at, end) === wanted
    const marked = [at, end].some((edge) => /^\p{M}/u.test(all.slice(edge)))
    const splits = [at, end].some(
      (edge) =>
        isWord(/.$/su.exec(all.slice(0, edge))?.[0]) && isWord(/^./su.exec(all.slice(edge))?.[0]),
    )
    if (!same || marked || (query.wholeWords && splits)) {
      at += 1
      continue
    }
    if (first.sign.start >= (found.at(-1)?.end ?? 0)) {
      found.push({ start: first.sign.start, end: last.sign.end })
    }
    at = end
  }
  return found
}
