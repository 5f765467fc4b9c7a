import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Bridge } from '#shared/ipc/contract'
import { electronVault } from '#host/electronVault'
import type { VaultHost } from '#host/vault'
import { fileCalls, type FileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { vaultHandlers } from '../../src/main/vault/requests'
import { openVault } from '../../src/main/vault/vault'

/** The vault of the desktop shell on a folder of its own, asked as the window asks it but without a process between. */
export async function nodeVault(
  calls: FileCalls = fileCalls,
): Promise<{ vault: VaultHost; folder: string; settled: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'veta-vaults-'))
  const opened = openVault(
    calls,
    { folder, profile: folder, moved: false },
    heavy,
    () => Date.now(),
    () => undefined,
  )
  onTestFinished(async () => {
    await opened.settled()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const bridge = { ...vaultHandlers(opened), onVaultTrouble: () => () => undefined }
  return { vault: electronVault(bridge as unknown as Bridge), folder, settled: opened.settled }
}
