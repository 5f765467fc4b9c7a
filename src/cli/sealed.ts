import { randomBytes } from 'node:crypto'
import { openByPassphrase, type Sealing } from '#shared/sealing/lock'
import { openSealed, parseSealed, serialiseSealed } from '#shared/sealing/sealedFile'
import type { Translate } from '#shared/messages/translate'
import { Failure } from './io'

/** Where the passphrase is looked for: arguments are seen by every program on the computer, the environment is not. */
const VARIABLE = 'VETA_PASSPHRASE'

/** The bytes of a project file, opened where they are sealed, and what they were sealed with. */
export function opened(
  path: string,
  bytes: Uint8Array,
  t: Translate,
): { bytes: Uint8Array; sealing: Sealing | null } {
  const file = parseSealed(bytes)
  if (!file) return { bytes, sealing: null }
  const passphrase = process.env[VARIABLE]
  if (passphrase === undefined) {
    throw new Failure(`${path}: ${t('cli.sealed', { variable: VARIABLE })}`, 2)
  }
  const key = openByPassphrase(file.lock, passphrase)
  if (!key) throw new Failure(`${path}: ${t('seal.wrong')}`, 2)
  const contents = openSealed(file, key)
  if (!contents) throw new Failure(`${path}: ${t('export.sealedDamaged')}`, 2)
  return { bytes: contents, sealing: { key, lock: file.lock } }
}

/** What was sealed is sealed again. */
export const closed = (bytes: Uint8Array, sealing: Sealing | null): Uint8Array =>
  sealing ? serialiseSealed(bytes, sealing.lock, sealing.key, (count) => randomBytes(count)) : bytes
