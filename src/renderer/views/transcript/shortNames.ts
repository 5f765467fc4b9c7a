/** Characters at the end of a name that stay: names of one family differ there as often as at their beginning. */
const TAIL = 8

const shortened = (name: string, room: number): string => {
  const characters = [...name]
  if (characters.length <= room) return name
  const head = characters.slice(0, room - TAIL - 1).join('')
  return `${head.trimEnd()}…${characters.slice(-TAIL).join('')}`
}

/**
 * Names cut in the middle to about `room` characters, so that no two of them look alike: those that would are written
 * out whole.
 */
export function shortNames(names: readonly string[], room: number): Map<string, string> {
  const by = new Map<string, Set<string>>()
  for (const name of names) {
    const short = shortened(name, room)
    by.set(short, (by.get(short) ?? new Set()).add(name))
  }
  return new Map(
    names.map((name) => {
      const short = shortened(name, room)
      return [name, by.get(short)!.size === 1 ? short : name]
    }),
  )
}
