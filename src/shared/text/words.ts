/** Letters, digits and the marks on them; so many at a time as a pattern can hold, whatever the text is. */
const PIECE = /[\p{L}\p{M}\p{N}]{1,1000}/gu
const BEGINS = /[\p{L}\p{N}]/u
/** Apostrophes and hyphens, soft ones too, which inside a word do not end it. */
const JOINS = new Set("'’-‐‑\u00ad")

/**
 * Goes through the words of a text by the offset of each's first code unit, rising. A word is a run of letters and
 * digits with the marks on them. It begins with a letter or digit, so that the mark which only colours an emoji is no word.
 */
function eachWord(text: string, see: (start: number) => void): void {
  let end = -1
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const begins = piece.search(BEGINS)
    const joined = index === end + 1 && begins === 0 && JOINS.has(text[end]!)
    if (index !== end && !joined) {
      if (begins < 0) continue
      see(index + begins)
    }
    end = index + piece.length
  }
}

/** The offset of every word's first code unit, rising. */
export function wordStarts(text: string): Uint32Array {
  const starts: number[] = []
  eachWord(text, (start) => starts.push(start))
  return Uint32Array.from(starts)
}

export function wordCount(text: string): number {
  let count = 0
  eachWord(text, () => (count += 1))
  return count
}
