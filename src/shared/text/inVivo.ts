/** The most characters of a code's name that is taken from a text. */
const LONGEST = 80

/** The name of a code in vivo: the words themselves, in one line; of many words those that come first, none cut in two. */
export function inVivoName(words: string): string {
  const name = words.replace(/\s+/g, ' ').trim()
  const characters = [...name]
  if (characters.length <= LONGEST) return name
  const start = characters.slice(0, LONGEST - 1)
  const space = characters[LONGEST - 1] === ' ' ? start.length : start.lastIndexOf(' ')
  const kept = space > 0 ? start.slice(0, space) : start
  return `${kept.join('').trimEnd()}…`
}
