import { fold } from '../text/naturalOrder'
import { Refused, type Refusal } from './command'

/** Why a name can't be given to one of these siblings, or null when it can. `self` is the one being renamed. */
export function nameRefusal(
  name: string,
  siblings: readonly { id: string; name: string }[],
  self?: string,
): Refusal | null {
  if (name.trim() === '') return Refused('emptyName')
  const taken = siblings.some((other) => other.id !== self && fold(other.name) === fold(name))
  return taken ? Refused('sameName', { name: name.trim() }) : null
}

/** The name itself where it is free, else with the first free number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(fold(name))) return name
  for (let n = 2; ; n += 1) {
    const numbered = `${name} (${n})`
    if (!taken.has(fold(numbered))) return numbered
  }
}

/** A number behind all of these, for what comes last. */
export const lastOrder = (siblings: readonly { order: number }[]): number =>
  siblings.reduce((most, { order }) => Math.max(most, order), 0) + 1
