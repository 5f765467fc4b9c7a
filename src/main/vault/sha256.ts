import { createHash } from 'node:crypto'

/** The SHA-256 of bytes (FIPS 180-4), as 64 hex digits. */
export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')
