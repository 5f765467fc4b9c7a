/** Characters at the end of a name that stay: names of one family differ there as often as at their beginning. */
const TAIL = 8

const shortened = (name: string, room: number): string => {
  const characters = [...name]
  if (characters.length <= room) return name
  const head = characters.slice(0, room - TAIL - 1).join('')
  return `${head.trimEnd()}…${characters.slice(-TAIL).join('')}`
}

/** The number of characters that names have in common at their beginning. */
function commonStart(names: readonly (readonly string[])[]): number {
  const [first = [], ...others] = names
  const differs = first.findIndex((character, i) => others.some((other) => other[i] !== character))
  return differs < 0 ? first.length : differs
}

/** A name from the word on in which it begins to differ, with a little of its beginning. */
function fromThere(characters: readonly string[], differs: number, room: number): string {
  const from = characters.lastIndexOf(' ', differs) + 1
  const head = characters
    .slice(0, Math.min(from, Math.floor(room / 4)))
    .join('')
    .trimEnd()
  const rest = characters.slice(from)
  const left = room - head.length - 2
  const cut = rest.length > left ? `${rest.slice(0, left).join('').trimEnd()}…` : rest.join('')
  return from === 0 ? cut : `${head}…${cut}`
}

const groupsBy = (names: readonly string[], shortOf: (name: string) => string): string[][] => {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const short = shortOf(name)
    groups.set(short, [...(groups.get(short) ?? []), name])
  }
  return [...groups.values()]
}

/** Names that look alike when cut, cut where they differ; written out whole where that does not tell them apart. */
function apart(names: readonly string[], room: number, agreed: number): [string, string][] {
  const split = names.map((name) => [...name])
  const differs = commonStart(split)
  if (differs <= agreed) return names.map((name) => [name, name])
  const short = new Map(names.map((name, i) => [name, fromThere(split[i]!, differs, room)]))
  return groupsBy(names, (name) => short.get(name)!).flatMap((group): [string, string][] =>
    group.length === 1 ? [[group[0]!, short.get(group[0]!)!]] : apart(group, room, differs),
  )
}

/** Different names cut to about `room` characters, so that no two of them look alike. */
export function shortNames(names: readonly string[], room: number): Map<string, string> {
  const short = new Map(
    groupsBy(names, (name) => shortened(name, room)).flatMap((group): [string, string][] =>
      group.length === 1 ? [[group[0]!, shortened(group[0]!, room)]] : apart(group, room, 0),
    ),
  )
  const alike = groupsBy(names, (name) => short.get(name)!).filter((group) => group.length > 1)
  for (const name of alike.flat()) short.set(name, name)
  return short
}
