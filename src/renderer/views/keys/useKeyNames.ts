import { useCallback } from 'react'
import type { Translate } from '#shared/messages/translate'
import { useT } from '../app/language'
import { usePreferences } from '../app/preferences'
import { actions, type ActionId } from './actions'
import { keysOf } from './bindings'
import { isMac, isSingle } from './chord'

/** A key as this person's keyboard names it: with Command on a Mac, and with Mayús and Espacio in Spanish. */
export const shownKey = (chord: string, t: Translate): string =>
  chord
    .replace('Ctrl+', isMac ? '⌘' : 'Ctrl+')
    .replace('Alt+', isMac ? '⌥' : 'Alt+')
    .replace('Shift+', isMac ? '⇧' : `${t('keys.shift')}+`)
    .replace('Space', t('keys.space'))

/** Tells the first key of an action as it is shown; empty where it has none or where it is switched off. */
export function useKeyName(): (id: ActionId) => string {
  const t = useT()
  const { keys, singleKeys } = usePreferences()
  return useCallback(
    (id) => {
      const action = actions.find((one) => one.id === id)
      const key = action && keysOf(keys, action)[0]
      return key === undefined || (!singleKeys && isSingle(key)) ? '' : shownKey(key, t)
    },
    [keys, singleKeys, t],
  )
}

/** Tells what an action does, with its key in brackets: for tooltips. */
export function useKeyHint(): (id: ActionId) => string {
  const t = useT()
  const nameOf = useKeyName()
  return useCallback(
    (id) => {
      const key = nameOf(id)
      const what = t(`keys.${id}`)
      return key === '' ? what : `${what} (${key})`
    },
    [nameOf, t],
  )
}
