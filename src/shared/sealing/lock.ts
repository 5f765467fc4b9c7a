import { argon2id } from '@noble/hashes/argon2.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { parseRecoveryKey } from './recoveryKey'
import { KEY_BYTES, seal, unseal, type RandomBytes } from './seal'

const hex = (least: number, most = least) =>
  v.pipe(v.string(), v.regex(new RegExp(`^(?:[0-9a-f]{2}){${least},${most}}$`)))

/** A key under a lock: a nonce, the key, a tag. */
const wrapped = hex(12 + KEY_BYTES + 16)

/** KiB and passes: twice the work of the locks that are made here. A file may not keep a computer busy for an hour. */
const MOST_MEMORY = 131_072
const MOST_WORK = 6 * 65_536

/**
 * What stands beside sealed data and lets a person in: the data key, wrapped once by the passphrase and once by the
 * recovery key. It says nothing to anybody who has neither.
 */
export const lockSchema = v.object({
  version: v.literal(1),
  /** Argon2id (RFC 9106): memory in KiB, passes, lanes. */
  kdf: v.pipe(
    v.object({
      memory: v.pipe(v.number(), v.integer(), v.minValue(8192), v.maxValue(MOST_MEMORY)),
      passes: v.pipe(v.number(), v.integer(), v.minValue(1)),
      lanes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
      salt: hex(8, 64),
    }),
    v.check(({ memory, passes }) => memory * passes <= MOST_WORK),
  ),
  byPassphrase: wrapped,
  byRecovery: wrapped,
})
export type Lock = v.InferOutput<typeof lockSchema>

/** The data key of a sealed project, and the lock that stands beside what is sealed with it. */
export interface Sealing {
  key: Uint8Array
  lock: Lock
}

/** RFC 9106's second recommended option: 64 MiB and 3 passes; here on one lane. */
const STRENGTH = { memory: 65_536, passes: 3, lanes: 1 }
const SALT_BYTES = 16

const passphraseContext = utf8ToBytes('veta lock 1 passphrase')
const recoveryContext = utf8ToBytes('veta lock 1 recovery')

/** The same words typed on two keyboards are one passphrase: accents may come composed or apart. */
export const passphraseKey = (passphrase: string, { memory, passes, lanes, salt }: Lock['kdf']) =>
  argon2id(utf8ToBytes(passphrase.normalize('NFC')), hexToBytes(salt), {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: KEY_BYTES,
  })

/** A recovery key has all the chance in it that a key needs, so that nothing slow is asked of it. */
const recoveryKeyOf = (secret: Uint8Array) =>
  hkdf(sha256, secret, undefined, recoveryContext, KEY_BYTES)

/** A lock for a data key. Takes about a second: ask a worker. Throws for a recovery key that is none. */
export function makeLock(
  dataKey: Uint8Array,
  passphrase: string,
  recoveryKey: string,
  random: RandomBytes,
): Lock {
  const secret = parseRecoveryKey(recoveryKey)
  if (!secret) throw new Error('Not a recovery key')
  const kdf = { ...STRENGTH, salt: bytesToHex(random(SALT_BYTES)) }
  return {
    version: 1,
    kdf,
    byPassphrase: bytesToHex(
      seal(passphraseKey(passphrase, kdf), dataKey, passphraseContext, random),
    ),
    byRecovery: bytesToHex(seal(recoveryKeyOf(secret), dataKey, recoveryContext, random)),
  }
}

/** The data key; null for a wrong passphrase. Takes about a second: ask a worker. */
export const openByPassphrase = (lock: Lock, passphrase: string): Uint8Array | null =>
  unseal(passphraseKey(passphrase, lock.kdf), hexToBytes(lock.byPassphrase), passphraseContext)

/** The data key; null for a wrong recovery key. */
export function openByRecovery(lock: Lock, recoveryKey: string): Uint8Array | null {
  const secret = parseRecoveryKey(recoveryKey)
  return secret && unseal(recoveryKeyOf(secret), hexToBytes(lock.byRecovery), recoveryContext)
}

/** The same lock with another passphrase; the recovery key stays. Takes about a second: ask a worker. */
export function withPassphrase(
  lock: Lock,
  dataKey: Uint8Array,
  passphrase: string,
  random: RandomBytes,
): Lock {
  const kdf = { ...STRENGTH, salt: bytesToHex(random(SALT_BYTES)) }
  const key = passphraseKey(passphrase, kdf)
  return { ...lock, kdf, byPassphrase: bytesToHex(seal(key, dataKey, passphraseContext, random)) }
}
