import type { Inline } from '../../records/transcript'

type Mark = 'bold' | 'italic'

/** Emphasis in emphasis beyond this is words: nobody writes it, and reading it would not end. */
const DEPTH = 8
const SIGNS = new Set('\\`*_{}[]()#+-.!>')
const isBlank = (sign: string | undefined) => sign === undefined || /\s/.test(sign)
const WORDLIKE = /[\p{L}\p{N}]/u

/** A piece of marked-up text: where it ends, where what it shows stands, and what marks it. */
interface Found {
  end: number
  from: number
  to: number
  mark?: Mark
}

/**
 * The next place from an offset on where something stands, for offsets that only rise: a text is walked through once
 * however often it is asked.
 */
function next(length: number, stands: (at: number) => boolean) {
  let known = -1
  const from = (at: number): number => {
    if (known >= at) return known
    known = at
    while (known < length && !stands(known)) known += 1
    return known
  }
  /** With two letters or more in between where that can be, else with one. */
  const closing = (at: number): number => {
    const far = from(at + 1)
    return far >= length && stands(at) ? at : far
  }
  return { from, closing }
}

/** Finds the markup that begins at a sign: \*, **bold**, __bold__, *italic*, _italic_, [text](address). */
function finder(text: string) {
  const { length } = text
  const pair = (sign: string) =>
    next(length, (at) => text[at] === sign && text[at + 1] === sign && !isBlank(text[at - 1]))
  const closers = { '*': pair('*'), _: pair('_') }
  const star = next(length, (at) => text[at] === '*')
  const low = next(
    length,
    (at) => text[at] === '_' && !isBlank(text[at - 1]) && !WORDLIKE.test(text[at + 1] ?? ''),
  )
  const bracket = next(length, (at) => text[at] === ']')
  const address = next(length, (at) => text[at] === ')' || isBlank(text[at]))

  const bold = (at: number, sign: '*' | '_'): Found | null => {
    if (text[at + 1] !== sign || isBlank(text[at + 2])) return null
    const end = closers[sign].closing(at + 3)
    return end < length ? { end: end + 2, from: at + 2, to: end, mark: 'bold' } : null
  }
  const italic = (at: number, sign: '*' | '_'): Found | null => {
    if (isBlank(text[at + 1])) return null
    if (sign === '*' && text[at + 1] === '*') return null
    if (sign === '_' && at > 0 && WORDLIKE.test(text[at - 1]!)) return null
    const end = sign === '*' ? star.from(at + 2) : low.closing(at + 2)
    if (end >= length || isBlank(text[end - 1])) return null
    return { end: end + 1, from: at + 1, to: end, mark: 'italic' }
  }
  const link = (at: number): Found | null => {
    const close = bracket.from(at + 1)
    if (close >= length || close === at + 1 || text[close + 1] !== '(') return null
    const end = address.from(close + 2)
    return text[end] === ')' && end > close + 2 ? { end: end + 1, from: at + 1, to: close } : null
  }
  return (at: number): Found | null => {
    const sign = text[at]!
    if (sign === '\\' && SIGNS.has(text[at + 1] ?? ''))
      return { end: at + 2, from: at + 1, to: at + 2 }
    if (sign === '*' || sign === '_') return bold(at, sign) ?? italic(at, sign)
    return sign === '[' ? link(at) : null
  }
}

function inlines(text: string, marks: readonly Mark[], depth: number): Inline[] {
  const result: Inline[] = []
  const push = (part: string) => {
    if (part === '') return
    const carried = marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}
    result.push({ type: 'text', text: part, ...carried })
  }
  const find = finder(text)
  let from = 0
  for (let at = 0; at < text.length;) {
    const found = /[\\*_[]/.test(text[at]!) ? find(at) : null
    if (!found) {
      at += 1
      continue
    }
    push(text.slice(from, at))
    const inner = text.slice(found.from, found.to)
    if (text[at] === '\\' || depth === DEPTH) push(inner)
    else {
      const more = found.mark !== undefined && !marks.includes(found.mark) ? [found.mark] : []
      result.push(...inlines(inner, [...marks, ...more], depth + 1))
    }
    from = at = found.end
  }
  push(text.slice(from))
  return result
}

/** The words of a line of Markdown and their emphasis; what is no markup is text. */
export const emphasised = (text: string): Inline[] => inlines(text, [], 0)
