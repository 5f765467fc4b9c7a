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
