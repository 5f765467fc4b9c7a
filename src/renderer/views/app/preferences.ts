import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Locale } from '#shared/messages/catalogue'
import type { KeyChoices } from '../keys/bindings'

export type Theme = 'system' | 'light' | 'dark'

interface Preferences {
  /** Null: as the computer says. */
  locale: Locale | null
  theme: Theme
  /** The name under which this person codes; new projects start with it. */
  coderName: string
  singleKeys: boolean
  /** Keys of actions that this person has changed. */
  keys: KeyChoices
  /** The names of the codes are shown beside the text, not only their stripes. */
  marginNames: boolean
  /** A transcript is shown as a list of paragraphs, which a screen reader goes through more easily. */
  asList: boolean
  set: (patch: Partial<Omit<Preferences, 'set'>>) => void
}

/** What this person prefers on this computer; not part of any project. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      locale: null,
      theme: 'system',
      coderName: '',
      singleKeys: true,
      keys: {},
      marginNames: true,
      asList: false,
      set,
    }),
    { name: 'veta-preferences' },
  ),
)

/** The language in force: the chosen one, else the computer's where Veta speaks it, else English. */
export function localeInForce(chosen: Locale | null): Locale {
  if (chosen) return chosen
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en'
}
