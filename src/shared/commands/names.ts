import { LONGEST_NAME } from '../records/record'
import { fold } from '../text/naturalOrder'
import { Refused, type Refusal } from './command'

/** So much of a name that is too long is shown, in characters. */
const SHOWN = 40

/** The first code units of a text, without half a character at their end. */
const firstUnits = (text: string, count: number): string =>
  text.slice(0, count).replace(/[\uD800-\uDBFF]$/u, '')

/** Why nothing can have a name, whatever else there is, or null when it can. */
export function wordingRefusal(name: string): Refusal | null {
  const trimmed = name.trim()
  if (trimmed === '') return Refused('emptyName')
  if (trimmed.length <= LONGEST_NAME) return null
  return Refused('longName', { name: [...trimmed].slice(0, SHOWN).join(''), most: LONGEST_NAME })
}

/** Why a name can't be given to one of these siblings, or null when it can. `self` is the one being renamed. */
export function nameRefusal(
  name: string,
  siblings: readonly { id: string; name: string }[],
  self?: string,
): Refusal | null {
  const refusal = wordingRefusal(name)
  if (refusal) return refusal
  const taken = siblings.some((other) => other.id !== self && fold(other.name) === fold(name))
  return taken ? Refused('sameName', { name: name.trim() }) : null
}

/** The name itself where it is free, else with the first free number behind it. */
export function freeName(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  if (!taken.has(fold(name))) return name
  for (let n = 2; ; n += 1) {
    const number = ` (${n})`
    const numbered = firstUnits(name, LONGEST_NAME - number.length) + number
    if (!taken.has(fold(numbered))) return numbered
  }
}

/** A number behind all of these, for what comes last. */
export const lastOrder = (siblings: readonly { order: number }[]): number =>
  siblings.reduce((most, { order }) => Math.max(most, order), 0) + 1
