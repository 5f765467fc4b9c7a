import { acceleratorOf } from '#shared/ipc/accelerator'
import { menuCommands, type Accelerators } from '#shared/ipc/contract'
import { actions } from './actions'
import { keysOf, type KeyChoices } from './bindings'
import { isMac, isSingle } from './chord'

/**
 * The keys that a native menu shows beside its commands: of each the first that works now and that a menu can show. A
 * menu of a Mac takes the keys that it shows, so single ones, which are also typed, are left out there.
 */
export function acceleratorsFor(
  { choices, singleKeys }: { choices: KeyChoices; singleKeys: boolean },
  mac = isMac,
): Accelerators {
  const keyOf = (command: string): string | undefined => {
    const action = actions.find(({ id }) => id === command)
    if (!action) return undefined
    const working = keysOf(choices, action).filter((key) => (singleKeys && !mac) || !isSingle(key))
    return working.map(acceleratorOf).find((key) => key !== null)
  }
  return Object.fromEntries(
    menuCommands.flatMap((command) => {
      const key = keyOf(command)
      return key === undefined ? [] : [[command, key]]
    }),
  )
}
