import type { Message } from '../messages/translate'

export const hasBytes = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte)

const contains = (bytes: Uint8Array, ascii: string) =>
  new TextDecoder('latin1').decode(bytes).includes(ascii)

/** By its first bytes, and not by "PK" alone, with which a speaker of these initials begins. */
export const isZip = (bytes: Uint8Array): boolean =>
  hasBytes(bytes, 0x50, 0x4b, 3, 4) || hasBytes(bytes, 0x50, 0x4b, 5, 6)

/** What a file is by its first bytes, where that is something that can't be read as text. */
export function disguise(bytes: Uint8Array): Message['key'] | null {
  if (hasBytes(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const wide = [...'EncryptedPackage'].join('\0')
    return contains(bytes, wide) ? 'files.encrypted' : 'files.oldWord'
  }
  if (hasBytes(bytes, 0x25, 0x50, 0x44, 0x46)) return 'files.isPdf'
  if (hasBytes(bytes, 0x89, 0x50, 0x4e, 0x47) || hasBytes(bytes, 0xff, 0xd8, 0xff))
    return 'files.isPicture'
  if (hasBytes(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'files.isRtf'
  return null
}

/** A text with many control characters is not one; a few, in a text, are an accident. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4000)
  const odd = sample.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0
  return odd > Math.max(2, sample.length * 0.05)
}
