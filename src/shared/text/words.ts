/**
 * A word: a run of letters and digits with the marks on them; apostrophes and hyphens (soft ones too) inside it do
 * not end it. It begins with a letter or digit, so that the mark which only colours an emoji is no word.
 */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‐‑\u00ad][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** The offset of every word's first code unit, rising. */
export function wordStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (const match of text.matchAll(WORD)) starts.push(match.index)
  return Uint32Array.from(starts)
}

export const wordCount = (text: string): number => wordStarts(text).length
