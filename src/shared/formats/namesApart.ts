/** Cut to a length, never inside a character. */
function cut(text: string, length: number): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.length > length ? text.slice(0, end).trim() : text
}

/**
 * Names of at most so many UTF-16 units, each its own even where case doesn't count; of those that would be the same,
 * the later ones get a number. None of them is one of `taken`.
 */
export function namesApart(
  names: readonly string[],
  longest: number,
  taken: readonly string[] = [],
): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  return names.map((wanted) => {
    let name = cut(wanted, longest)
    for (let n = 2; used.has(name.toLowerCase()); n += 1) {
      const number = ` (${n})`
      name = cut(wanted, longest - number.length) + number
    }
    used.add(name.toLowerCase())
    return name
  })
}
