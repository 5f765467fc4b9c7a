import { parseProject, type ParsedProject } from '#shared/formats/projectFile'
import {
  makeLock,
  openByPassphrase,
  openByRecovery,
  withPassphrase,
  type Lock,
  type Sealing,
} from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { KEY_BYTES } from '#shared/sealing/seal'
import { openSealed, parseSealed, serialiseSealed } from '#shared/sealing/sealedFile'
import type { PackedProject } from '#storage/wholeProject'

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** A project file under its lock; as it is where there is none. */
export const sealedPack = (packed: PackedProject, lock: Lock | null, key: Uint8Array | null) =>
  lock && key ? { ...packed, bytes: serialiseSealed(packed.bytes, lock, key, random) } : packed

/** Reads a sealed project file with its key. */
export async function parseSealedProject(
  bytes: Uint8Array,
  key: Uint8Array,
): Promise<ParsedProject> {
  const file = parseSealed(bytes)
  const contents = file && openSealed(file, key)
  if (!contents) return { ok: false, problem: { key: 'export.sealedDamaged', values: {} } }
  return parseProject(contents)
}

/** What the worker does for sealed projects: deriving a key from a passphrase takes about a second. */
export const sealing = {
  makeSealing: async ({ passphrase }: { passphrase: string }) => {
    const key = random(KEY_BYTES)
    const recoveryKey = makeRecoveryKey(random)
    return { sealing: { key, lock: makeLock(key, passphrase, recoveryKey, random) }, recoveryKey }
  },
  openLock: async ({
    lock,
    by,
    secret,
  }: {
    lock: Lock
    by: 'passphrase' | 'recovery'
    secret: string
  }) => (by === 'passphrase' ? openByPassphrase(lock, secret) : openByRecovery(lock, secret)),
  changePassphrase: async (given: { sealing: Sealing; passphrase: string }) =>
    withPassphrase(given.sealing.lock, given.sealing.key, given.passphrase, random),
}
