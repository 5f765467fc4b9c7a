import type { VaultHost } from '#host/vault'
import { deleteProjectForGood, hideProject, listLeftovers } from '#storage/catalogue'
import { setKey } from '#storage/keys'

async function discard(uuid: string, vault: VaultHost | null): Promise<void> {
  await deleteProjectForGood(uuid, async () => vault?.forget(uuid))
  setKey(uuid, null)
}

/** Deletes a project for good. It is shown no more from the first moment; where that is cut short, the next start goes on with it. */
export async function deleteForGood(uuid: string, vault: VaultHost | null): Promise<void> {
  await hideProject(uuid)
  await discard(uuid, vault)
}

/** Without a vault there may be other windows, in which a project is just being made. Milliseconds. */
const LONG_AGO = 3_600_000

/**
 * Deletes what an app that ended too early has left: what was only looked at, and what was being made or deleted. What
 * can't be deleted now waits for the next start.
 */
export async function sweep(vault: VaultHost | null): Promise<void> {
  for (const { uuid, half = 0 } of await listLeftovers()) {
    if (!vault && Math.abs(Date.now() - half) < LONG_AGO) continue
    await Promise.allSettled([discard(uuid, vault)])
  }
}
