/** How often a pattern with the flag g occurs; a list of a million places would fill the memory. */
export function countOf(text: string, pattern: RegExp): number {
  let count = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) count += 1
  return count
}
