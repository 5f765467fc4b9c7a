import { sha256 } from '@noble/hashes/sha2.js'
import type { RandomBytes } from './seal'

/** Crockford's base 32: no letter that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 18
const CHECK_BYTES = 2
const GROUP = 4

function toLetters(bytes: Uint8Array): string {
  let letters = ''
  let rest = 0
  let bits = 0
  for (const byte of bytes) {
    rest = (rest << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) letters += LETTERS[(rest >> (bits - 5)) & 31]!
    rest &= (1 << bits) - 1
  }
  return letters
}

function fromLetters(letters: string): Uint8Array {
  const bytes: number[] = []
  let rest = 0
  let bits = 0
  for (const letter of letters) {
    rest = (rest << 5) | LETTERS.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((rest >> bits) & 255)
    rest &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}

const checkOf = (secret: Uint8Array) => sha256(secret).subarray(0, CHECK_BYTES)

/** A new recovery key as a person writes it down: 8 groups of 4 letters and digits, 144 random bits and a check. */
export function makeRecoveryKey(random: RandomBytes): string {
  const secret = random(SECRET_BYTES)
  const letters = toLetters(Uint8Array.from([...secret, ...checkOf(secret)]))
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-')
}

/** The secret of a recovery key, however it was typed; null where a letter is wrong. */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const length = ((SECRET_BYTES + CHECK_BYTES) * 8) / 5
  if (letters.length !== length || [...letters].some((one) => !LETTERS.includes(one))) return null
  const bytes = fromLetters(letters)
  const secret = bytes.subarray(0, SECRET_BYTES)
  return checkOf(secret).every((byte, i) => byte === bytes[SECRET_BYTES + i]) ? secret : null
}
