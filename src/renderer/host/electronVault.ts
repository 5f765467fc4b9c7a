import type { Bridge, VaultTrouble } from '#shared/ipc/contract'
import { VaultError, type VaultHost } from './vault'

const isTrouble = (answer: unknown): answer is VaultTrouble =>
  typeof answer === 'object' && answer !== null && 'trouble' in answer

const errorOf = ({ trouble }: VaultTrouble) => new VaultError(trouble.code, trouble.message)

async function healthy<T>(asked: Promise<T | VaultTrouble>): Promise<Exclude<T, VaultTrouble>> {
  const answer = await asked
  if (isTrouble(answer)) throw errorOf(answer)
  return answer as Exclude<T, VaultTrouble>
}

/** The vault that main keeps. */
export const electronVault = (bridge: Bridge): VaultHost => ({
  look: (uuid, seq) => healthy(bridge.vaultLook({ uuid, seq })),
  seal: async (uuid, sealing) => void (await healthy(bridge.vaultSeal({ uuid, sealing }))),
  projects: () => bridge.vaultProjects({}),
  begin: async (uuid, bytes) => void (await healthy(bridge.vaultBegin({ uuid, bytes }))),
  append: async (uuid, rows) => (await healthy(bridge.vaultAppend({ uuid, rows: [...rows] }))).seq,
  snapshot: (uuid, why) => healthy(bridge.vaultSnapshot({ uuid, why })),
  read: (uuid, name) => healthy(bridge.vaultRead({ uuid, name })),
  forget: async (uuid) => void (await healthy(bridge.vaultForget({ uuid }))),
  isMoved: async () => (await bridge.diskSpace({})).moved,
  onTrouble: (listener) => bridge.onVaultTrouble((told) => listener(told.uuid, errorOf(told))),
})
