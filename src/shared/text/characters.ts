/** Code points of a text: what people count as characters. */
export function characterCount(text: string, start = 0, end = text.length): number {
  let count = end - start
  for (let i = start; i + 1 < end; i += 1) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count -= 1
      i += 1
    }
  }
  return count
}

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' })

/** Longer than any character that people write; an offset inside it is brought to its start. */
const LONGEST = 64

/** The start of the character, as people see one, that an offset lies in: never inside an emoji or before its accent. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length))
  const from = Math.max(0, at - LONGEST)
  const found = graphemes.segment(text.slice(from, at + LONGEST)).containing(at - from)
  return found ? from + found.index : at
}
