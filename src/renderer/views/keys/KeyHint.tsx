import type { ActionId } from './actions'
import { useKeyName } from './useKeyNames'

/** The key of an action on its button; nothing where it has none. */
export function KeyHint({ id }: { id: ActionId }) {
  const key = useKeyName()(id)
  return key === '' ? null : <span className="kbd">{key}</span>
}
