import type { Kept } from '#shared/ipc/contract'
import type { Sealing } from '#shared/sealing/lock'
import { VaultError, type VaultHost } from '#host/vault'
import { listedUuids } from '#storage/catalogue'
import { databaseExists } from '#storage/database'
import { listAgain } from './projects'
import { readKept, replaceDatabase, type OffThread } from './recovery'

/** A project that the vault has and the list has not: the database that holds the list may have been lost. */
export interface Missing {
  uuid: string
  kept: Kept
}

/** The missing projects, and what the disk had against looking at others. */
export async function missingFrom(
  vault: VaultHost,
): Promise<{ missing: Missing[]; errors: VaultError[] }> {
  const listed = new Set(await listedUuids())
  const missing: Missing[] = []
  const errors: VaultError[] = []
  for (const uuid of await vault.projects()) {
    if (listed.has(uuid)) continue
    try {
      const kept = await vault.look(uuid, 0)
      const { sentinel, snapshots, lock } = kept
      if (sentinel.seq > 0 || snapshots.length > 0 || lock) missing.push({ uuid, kept })
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      errors.push(error)
    }
  }
  return { missing, errors }
}

/**
 * Puts a missing project back on the list, with what is kept of it where it has no database; one that it has is compared
 * with the vault when it is opened, as after a filling that was cut short.
 */
export async function putBack(
  uuid: string,
  sealing: Sealing | null,
  vault: VaultHost,
  offThread: OffThread,
): Promise<void> {
  if (sealing) await vault.seal(uuid, sealing)
  const contents = await readKept(uuid, null, vault, offThread)
  await listAgain(uuid, contents, sealing)
  if (!(await databaseExists(uuid))) await replaceDatabase(uuid, contents)
}
