import { actions, type Action, type ActionId, type Place } from './actions'
import { chordsOf, isSingle, isTyped, type Pressed } from './chord'

/** The keys that a person has given to actions, in place of those they had. */
export type KeyChoices = Readonly<Partial<Record<ActionId, readonly string[]>>>

export const keysOf = (choices: KeyChoices, action: Action): readonly string[] =>
  choices[action.id] ?? action.keys

/** Places whose keys are heard together: a recording's are heard over its transcript. */
const meet = (a: Place, b: Place) =>
  a === b ||
  [a, b].includes('everywhere') ||
  ([a, b].includes('recording') && [a, b].includes('transcript'))

/** The action that has a key already where it would mean two things; undefined where the key is free. */
export const holderOf = (choices: KeyChoices, id: ActionId, chord: string): Action | undefined => {
  const self = actions.find((action) => action.id === id)
  return actions.find(
    (action) =>
      action.id !== id &&
      meet(action.place, self?.place ?? 'everywhere') &&
      keysOf(choices, action).includes(chord),
  )
}

/**
 * The key that a person gives to an action by pressing it. Where one of its names means an action already, that one
 * would be heard first, and is the one meant; else with Alt it is the key on the keyboard, not what Alt makes of it.
 */
export function chordGiven(choices: KeyChoices, id: ActionId, event: Pressed): string | undefined {
  const chords = chordsOf(event)
  const self = actions.find((action) => action.id === id)
  const own = self ? keysOf(choices, self) : []
  return (
    chords.find((chord) => own.includes(chord) || holderOf(choices, id, chord)) ??
    chords.at(event.altKey && !isTyped(event) ? -1 : 0)
  )
}

const same = (a: readonly string[], b: readonly string[]) => a.join(' ') === b.join(' ')

/** The choices without those that say what is so anyway. */
const tidy = (choices: KeyChoices): KeyChoices =>
  Object.fromEntries(
    actions.flatMap(({ id, keys }) => {
      const chosen = choices[id]
      return chosen && !same(chosen, keys) ? [[id, chosen]] : []
    }),
  )

/** An action with these keys in place of its own. */
export const withKeys = (choices: KeyChoices, id: ActionId, keys: readonly string[]): KeyChoices =>
  tidy({ ...choices, [id]: keys })

/** An action with a key that another one has; that one gets this one's first key for it. */
export function swapped(choices: KeyChoices, action: Action, chord: string): KeyChoices {
  const holder = holderOf(choices, action.id, chord)
  if (!holder) return withKeys(choices, action.id, [chord])
  const given = keysOf(choices, action).find(
    (key) => (holderOf(choices, holder.id, key)?.id ?? action.id) === action.id,
  )
  const rest = keysOf(choices, holder).flatMap((key) =>
    key === chord ? (given === undefined ? [] : [given]) : [key],
  )
  return tidy({ ...choices, [action.id]: [chord], [holder.id]: rest })
}

/** The action that a pressed key means in a place; with single keys off, only keys with Ctrl or Alt and F1 to F12 mean one. */
export function actionFor<P extends Place>(
  event: Pressed,
  place: P,
  { choices, singleKeys }: { choices: KeyChoices; singleKeys: boolean },
): ActionId<P> | null {
  for (const chord of chordsOf(event)) {
    if (!singleKeys && isSingle(chord)) continue
    const found = actions.find(
      (action) => action.place === place && keysOf(choices, action).includes(chord),
    )
    if (found) return found.id as ActionId<P>
  }
  return null
}
