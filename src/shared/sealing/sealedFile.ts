import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { lockSchema, type Lock } from './lock'
import { seal, unseal, type RandomBytes } from './seal'

/** Bytes under a lock of their own: one line of JSON that says what they are and how to get in, then the sealed bytes. */
export interface SealedFile {
  lock: Lock
  /** The line as it stands in the file; it is bound to the bytes. */
  header: Uint8Array
  sealed: Uint8Array
}

const headerSchema = v.object({
  format: v.literal('veta-sealed'),
  version: v.literal(1),
  lock: lockSchema,
})

const LINE_END = 10
/** Longer than any header; what has no line end before is something else. */
const LONGEST_HEADER = 4096

/** The contents under that lock, whose data key is given. */
export function serialiseSealed(
  contents: Uint8Array,
  lock: Lock,
  key: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  const header = utf8ToBytes(`${JSON.stringify({ format: 'veta-sealed', version: 1, lock })}\n`)
  const sealed = seal(key, contents, header, random)
  const file = new Uint8Array(header.length + sealed.length)
  file.set(header)
  file.set(sealed, header.length)
  return file
}

/** What can be seen of a sealed file without a key; null for a file that is none. */
export function parseSealed(file: Uint8Array): SealedFile | null {
  const end = file.subarray(0, LONGEST_HEADER).indexOf(LINE_END)
  if (end < 0) return null
  const header = file.subarray(0, end + 1)
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), headerSchema),
    new TextDecoder().decode(header),
  )
  return parsed.success
    ? { lock: parsed.output.lock, header, sealed: file.subarray(end + 1) }
    : null
}

/** The contents; null for another key, or where a bit of the file was altered. */
export const openSealed = ({ header, sealed }: SealedFile, key: Uint8Array): Uint8Array | null =>
  unseal(key, sealed, header)
