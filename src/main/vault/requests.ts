import type {
  Kept,
  RequestArgs,
  RequestName,
  RequestResults,
  VaultTrouble,
} from '#shared/ipc/contract'
import { noCounts } from '#shared/vault/sentinel'
import type { ProjectVault } from './projectVault'
import type { Vault } from './vault'

type VaultRequest = Extract<RequestName, `vault${string}` | 'diskSpace'>

export const troubleOf = (error: unknown): VaultTrouble => ({
  trouble: {
    code: String((error as { code?: unknown }).code ?? (error as Error).name),
    message: error instanceof Error ? error.message : String(error),
  },
})

/** The result, or what the disk had against it: a full or failing disk is something that happens. */
async function tried<T>(work: Promise<T>): Promise<T | VaultTrouble> {
  try {
    return await work
  } catch (error) {
    return troubleOf(error)
  }
}

/** What a vault shows to those who have no key. */
const nothingSeen = {
  sentinel: { seq: 0, mark: '', counts: noCounts },
  markAt: null,
  snapshots: [],
  damaged: [],
  hasGap: false,
}

/** A sealed vault whose key is not known: nothing is read from it, and above all nothing written to it in the clear. */
class LockedVaultError extends Error {
  override name = 'LockedVaultError'
}

/** What main does when the window asks something of the vault. */
export function vaultHandlers(vault: Vault): {
  [N in VaultRequest]: (args: RequestArgs<N>) => Promise<RequestResults[N]>
} {
  const opened = async (uuid: string): Promise<ProjectVault> => {
    if ((await vault.lockOf(uuid)) && !vault.isOpen(uuid)) {
      throw new LockedVaultError('The vault is locked')
    }
    return vault.of(uuid)
  }
  const look = async ({ uuid, seq }: RequestArgs<'vaultLook'>): Promise<Kept> => {
    const lock = await vault.lockOf(uuid)
    if (lock && !vault.isOpen(uuid)) return { ...nothingSeen, lock }
    const one = vault.of(uuid)
    const markAt = await one.markAt(seq)
    return { ...(await one.holding()), markAt: markAt ?? null, lock }
  }
  const seal = async ({ uuid, sealing }: RequestArgs<'vaultSeal'>) => {
    await vault.setSealing(uuid, sealing)
    return null
  }
  const begin = async ({ uuid, bytes }: RequestArgs<'vaultBegin'>) => {
    await opened(uuid)
    await vault.begin(uuid, bytes)
    return null
  }
  const append = async ({ uuid, rows }: RequestArgs<'vaultAppend'>) => ({
    seq: await (await opened(uuid)).append(rows),
  })
  const snapshot = async ({ uuid, why }: RequestArgs<'vaultSnapshot'>) =>
    (await opened(uuid)).snapshot(why, null)
  const read = async ({ uuid, name }: RequestArgs<'vaultRead'>) => {
    const made = await (await opened(uuid)).read(name)
    return made && { bytes: made.bytes, stoppedAt: made.stopped?.seq ?? null }
  }
  return {
    vaultLook: (args) => tried(look(args)),
    vaultSeal: (args) => tried(seal(args)),
    vaultProjects: () => vault.projects(),
    vaultBegin: (args) => tried(begin(args)),
    vaultAppend: (args) => tried(append(args)),
    vaultSnapshot: (args) => tried(snapshot(args)),
    vaultRead: (args) => tried(read(args)),
    vaultForget: ({ uuid }) => tried(vault.forget(uuid).then(() => null)),
    diskSpace: async () => ({ free: await vault.free(), moved: vault.moved }),
  }
}
