const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** What begins a value of each kind, so that no two kinds look alike. */
const TEXT = 0x1_0001
const LIST = 0x1_0002
const DICTIONARY = 0x1_0003
const PLAIN = 0x1_0004

function ofText(text: string, start: number): number {
  let hash = Math.imul(start ^ text.length, PRIME)
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash
}

function ofValue(value: unknown, start: number): number {
  if (typeof value === 'string') return ofText(value, start ^ TEXT)
  if (typeof value !== 'object' || value === null) return ofText(String(value), start ^ PLAIN)
  if (Array.isArray(value)) {
    let hash = Math.imul(start ^ LIST ^ value.length, PRIME)
    for (const item of value) hash = ofValue(item, hash)
    return hash
  }
  const keys = Object.keys(value)
  let hash = Math.imul(start ^ DICTIONARY ^ keys.length, PRIME)
  for (const key of keys) {
    hash = ofValue((value as Record<string, unknown>)[key], ofText(key, hash))
  }
  return hash
}

/**
 * A number of 32 bits that tells whether a JSON value, with its keys in that order, is what it was: FNV-1a over UTF-16
 * units (Fowler, Noll and Vo; draft-eastlake-fnv). One altered unit always alters it, because each step is a bijection;
 * any other damage goes unnoticed once in 2^32. It is no protection against somebody who alters both.
 */
export const checksumOf = (value: unknown): number => ofValue(value, OFFSET) >>> 0

/** Whether a JSON value is larger than about that many characters; a large one is not read to its end. */
export function isLargerThan(value: unknown, limit: number): boolean {
  let left = limit
  const takes = (part: unknown): boolean => {
    left -= typeof part === 'string' ? part.length : 8
    if (left < 0) return true
    if (typeof part !== 'object' || part === null) return false
    for (const key of Object.keys(part)) {
      left -= key.length
      if (takes((part as Record<string, unknown>)[key])) return true
    }
    return false
  }
  return takes(value)
}
