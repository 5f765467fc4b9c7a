import type { Lock, Sealing } from '#shared/sealing/lock'
import type { VaultHost } from '#host/vault'
import { findProject, patchProject, type ProjectEntry } from '#storage/catalogue'
import { keyOf, setKey } from '#storage/keys'

/** A sealed project that a person has to unlock first. */
export interface Locked {
  uuid: string
  name: string
  lock: Lock
}

/** The key and the lock of a sealed project that is unlocked; null for any other. */
export function sealingIn({ uuid, lock }: ProjectEntry): Sealing | null {
  const key = keyOf(uuid)
  return key && lock ? { key, lock } : null
}

export async function sealingOf(uuid: string): Promise<Sealing | null> {
  const entry = await findProject(uuid)
  return entry ? sealingIn(entry) : null
}

/** A project that has to be unlocked before it is opened; null for any other. */
export const lockedIn = ({ uuid, name, lock }: ProjectEntry): Locked | null =>
  lock && !keyOf(uuid) ? { uuid, name, lock } : null

/** Lets a sealed project be opened until it is locked again. */
export const unlock = ({ uuid }: Locked, key: Uint8Array): void => setKey(uuid, key)

/** Forgets the key of a project, here, in the workers and in the vault. */
export async function lockAgain(uuid: string, vault: VaultHost | null): Promise<void> {
  if (!keyOf(uuid)) return
  setKey(uuid, null)
  await vault?.seal(uuid, null)
}

/** Puts another lock before the same key: in the list, and beside what is kept. */
export async function changeLock(
  uuid: string,
  { key, lock }: Sealing,
  vault: VaultHost | null,
): Promise<void> {
  await vault?.seal(uuid, { key, lock })
  await patchProject(uuid, { lock })
}
