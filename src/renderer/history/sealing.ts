import type { Lock, Sealing } from '#shared/sealing/lock'
import type { VaultHost } from '#host/vault'
import {
  deleteProjectForGood,
  findProject,
  patchProject,
  type ProjectEntry,
} from '#storage/catalogue'
import { keyOf, setKey } from '#storage/keys'
import { adoptProject, type Session } from './projects'
import type { OffThread } from './recovery'

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

/**
 * Stores a project anew, sealed or, without `sealing`, in the clear, and deletes what was stored before, once the new one
 * is whole. Nothing may be written to it meanwhile. Returns the UUID of the new project.
 */
export async function storeAnew(
  { uuid, keeper }: Pick<Session, 'uuid' | 'keeper'>,
  sealing: Sealing | null,
  vault: VaultHost | null,
  { pack, parse }: OffThread,
): Promise<string> {
  const parsed = await parse((await pack(uuid, null)).bytes)
  if (!parsed.ok) throw new Error(`The project could not be read: ${parsed.problem.key}`)
  const entry = await findProject(uuid)
  const anew = await adoptProject(parsed, {
    fileName: null,
    sample: entry?.sample ?? false,
    sealing,
  })
  // What it would still send would make the vault anew.
  keeper?.close()
  await keeper?.settled()
  await deleteProjectForGood(uuid)
  await vault?.forget(uuid)
  setKey(uuid, null)
  return anew
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
