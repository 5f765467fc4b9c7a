import { gcm } from '@noble/ciphers/aes.js'

/** Gives that many random bytes. */
export type RandomBytes = (count: number) => Uint8Array

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Bytes sealed with AES-256-GCM (NIST SP 800-38D): a nonce of 12 bytes, the ciphertext, a tag of 16 bytes. `context` is
 * bound to them: what was sealed in one place does not open in another.
 */
export function seal(
  key: Uint8Array,
  bytes: Uint8Array,
  context: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES)
  const sealed = gcm(key, nonce, context).encrypt(bytes)
  const whole = new Uint8Array(NONCE_BYTES + sealed.length)
  whole.set(nonce)
  whole.set(sealed, NONCE_BYTES)
  return whole
}

/** The bytes that were sealed; null where the key or the context is another, or a bit was altered. */
export function unseal(
  key: Uint8Array,
  sealed: Uint8Array,
  context: Uint8Array,
): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const cipher = gcm(key, sealed.subarray(0, NONCE_BYTES), context)
  try {
    return cipher.decrypt(sealed.subarray(NONCE_BYTES))
  } catch {
    // The library's one way to say that the tag does not fit, which is what can be expected here.
    return null
  }
}
