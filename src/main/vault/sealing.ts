import { randomBytes } from 'node:crypto'
import type { Sealing } from '#shared/sealing/lock'
import { seal, unseal } from '#shared/sealing/seal'
import { openSealed, parseSealed, serialiseSealed } from '#shared/sealing/sealedFile'
import type { LineCipher } from '#shared/vault/journalFile'

const random = (count: number) => new Uint8Array(randomBytes(count))
const lineContext = new TextEncoder().encode('veta journal line')

export const lineCipher = (key: Uint8Array): LineCipher => ({
  close: (json) => {
    const sealed = seal(key, new TextEncoder().encode(json), lineContext, random)
    return Buffer.from(sealed).toString('base64')
  },
  open: (closed) => {
    const bytes = unseal(key, new Uint8Array(Buffer.from(closed, 'base64')), lineContext)
    return bytes && new TextDecoder().decode(bytes)
  },
})

/** A project file as it goes to the disk. */
export const closed = (bytes: Uint8Array, sealing: Sealing | null): Uint8Array =>
  sealing ? serialiseSealed(bytes, sealing.lock, sealing.key, random) : bytes

/** A project file as it was before; null where it does not open. */
export function opened(bytes: Uint8Array, sealing: Sealing | null): Uint8Array | null {
  if (!sealing) return bytes
  const file = parseSealed(bytes)
  return file && openSealed(file, sealing.key)
}
