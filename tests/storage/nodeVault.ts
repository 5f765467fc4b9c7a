import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { VaultHost } from '#host/vault'
import { fileCalls, type FileCalls } from '../../src/main/vault/calls'
import { startedVault } from '../torture/startedVault'

/** What the window sees of the vaults in a folder, as after a new start. */
export const openVaultAt = (folder: string, calls: FileCalls): VaultHost =>
  startedVault(calls, folder, Date.now, () => undefined).host

/** The vault of the desktop shell on a folder of its own, asked as the window asks it but without a process between. */
export async function nodeVault(
  calls: FileCalls = fileCalls,
): Promise<{ vault: VaultHost; folder: string; settled: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'veta-vaults-'))
  const { vault, host } = startedVault(calls, folder, Date.now, () => undefined)
  onTestFinished(async () => {
    await vault.settled()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return { vault: host, folder, settled: vault.settled }
}
