/** What a word says beyond the name that it begins with. */
export interface Ending {
  /** It goes to the pseudonym too. */
  plural: string
  /** So many letters at the end of the word are not the name's; they stay. */
  rest: number
  /** "Rositas" and "Rosapa" may be said of somebody else. */
  kind: 'none' | 'plural' | 'suffix' | 'diminutive'
}

const NONE: Ending = { plural: '', rest: 0, kind: 'none' }
const DIMINUTIVE: Ending = { plural: '', rest: 0, kind: 'diminutive' }
/** A shorter name would be found in too many words that have nothing to do with it. */
const SHORTEST = 3

/** Quechua says "of", "with", "from", "to" and more by what it hangs on a name, one after the other. */
const SUFFIXES =
  /^(?:challa|cha|lla|kuna|paq|pas|pa|pis|pi|wan|manta|man|ta|qa|mi|si|chu|rayku|kama|taq|puni|yuq|nintin|ntin)+$/u

/** How a letter is written before "-ito", so that it sounds the same: Paco, Paquito; Hugo, Huguito; Luz, Lucita. */
const softened = (stem: string) =>
  stem.replace(/[cgz]$/u, (letter) => ({ c: 'qu', g: 'gu', z: 'c' })[letter] ?? letter)

/** The ways in which Spanish makes a name small and dear: Rosita, Juanito, Carlitos, Leoncito. */
export function diminutivesOf(name: string): string[] {
  if (name.length < SHORTEST) return []
  const [, stem = name, end = ''] = /^(.*?)([ao]s?|e)$/u.exec(name) ?? []
  const kept = end === 'os' || end === 'as' ? [end] : ['o', 'a']
  const short = (end === 'e' ? [stem] : [stem, softened(stem)]).flatMap((one) =>
    kept.map((vowel) => `${one}it${vowel}`),
  )
  const long = end === '' || end === 'e' ? ['cito', 'cita', 'ecito', 'ecita'] : []
  const whole = end === '' ? softened(name) : name
  return [...new Set([...short, ...long.flatMap((one) => [name + one, whole + one])])].filter(
    (one) => one !== name,
  )
}

/** What a word has beside the name; null where it is another word. */
export function endingOf(word: string, name: string): Ending | null {
  if (word === name) return NONE
  if (name.length < SHORTEST) return null
  if (word.startsWith(name)) {
    const letters = word.slice(name.length)
    if (letters === 's' || letters === 'es') return { plural: letters, rest: 0, kind: 'plural' }
    if (SUFFIXES.test(letters)) return { plural: '', rest: letters.length, kind: 'suffix' }
  }
  return diminutivesOf(name).includes(word) ? DIMINUTIVE : null
}

/** The beginnings of a word that may be a name with something behind it, the longest first. */
export function* beginningsOf(word: string): Generator<string> {
  for (let length = word.length - 1; length >= SHORTEST; length -= 1) yield word.slice(0, length)
}
