/** A run of letters, marks and digits; an apostrophe or a hyphen inside it does not end it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*/gu

/** The offset of every word's first code unit, rising. */
export function wordStarts(text: string): Uint32Array {
  const starts: number[] = []
  for (const match of text.matchAll(WORD)) starts.push(match.index)
  return Uint32Array.from(starts)
}

export const wordCount = (text: string): number => wordStarts(text).length
