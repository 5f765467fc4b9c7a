import type { Bridge } from '#shared/ipc/contract'
import { electronVault } from '#host/electronVault'
import type { VaultHost } from '#host/vault'
import type { FileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { vaultHandlers } from '../../src/main/vault/requests'
import { openVault, type Vault, type VaultPlace } from '../../src/main/vault/vault'

export const placeOf = (folder: string): VaultPlace => ({ folder, profile: folder, moved: false })

/** The vault of main and what the window sees of it, in one process and without a window. After `end` nothing is written any more. */
export function startedVault(
  calls: FileCalls,
  folder: string,
  now: () => number,
  onTrouble: (error: unknown) => void,
): { vault: Vault; host: VaultHost; end: () => Promise<void> } {
  const vault = openVault(calls, placeOf(folder), heavy, now, (_uuid, error) => onTrouble(error))
  let isOver = false
  const bridge = Object.fromEntries(
    Object.entries(vaultHandlers(vault)).map(([name, handler]) => [
      name,
      // A process that is gone answers nothing.
      (args: never) => (isOver ? new Promise(() => {}) : handler(args)),
    ]),
  )
  return {
    vault,
    host: electronVault({ ...bridge, onVaultTrouble: () => () => {} } as unknown as Bridge),
    end: async () => {
      isOver = true
      await vault.settled()
    },
  }
}
