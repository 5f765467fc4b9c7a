import type { RequestArgs, RequestName, RequestResults, VaultTrouble } from '#shared/ipc/contract'
import { noCounts } from '#shared/vault/sentinel'
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

/** What main does when the window asks something of the vault. */
export const vaultHandlers = (
  vault: Vault,
): { [N in VaultRequest]: (args: RequestArgs<N>) => Promise<RequestResults[N]> } => ({
  vaultLook: ({ uuid, seq }) =>
    tried(
      (async () => {
        const lock = await vault.lockOf(uuid)
        if (lock && !vault.isOpen(uuid)) return { ...nothingSeen, lock }
        const one = vault.of(uuid)
        const markAt = await one.markAt(seq)
        return { ...(await one.holding()), markAt: markAt ?? null, lock }
      })(),
    ),
  vaultSeal: ({ uuid, sealing }) =>
    tried(
      (async () => {
        await vault.setSealing(uuid, sealing)
        return null
      })(),
    ),
  vaultProjects: () => vault.projects(),
  vaultBegin: ({ uuid, bytes }) =>
    tried(
      (async () => {
        await vault.setAside(uuid)
        await vault.of(uuid).begin(bytes)
        return null
      })(),
    ),
  vaultAppend: ({ uuid, rows }) =>
    tried(
      vault
        .of(uuid)
        .append(rows)
        .then((seq) => ({ seq })),
    ),
  vaultSnapshot: ({ uuid, why }) => tried(vault.of(uuid).snapshot(why, null)),
  vaultRead: ({ uuid, name }) =>
    tried(
      vault
        .of(uuid)
        .read(name)
        .then((made) => made && { bytes: made.bytes, stoppedAt: made.stopped?.seq ?? null }),
    ),
  vaultForget: async ({ uuid }) => {
    await vault.forget(uuid)
    return null
  },
  diskSpace: async () => ({ free: await vault.free(), moved: vault.moved }),
})
