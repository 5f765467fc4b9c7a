import { createDecipheriv } from 'node:crypto'
import { hexToBytes, bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeLock,
  openByPassphrase,
  openByRecovery,
  passphraseKey,
  withPassphrase,
} from '#shared/sealing/lock'
import { makeRecoveryKey, parseRecoveryKey } from '#shared/sealing/recoveryKey'
import { seal, unseal } from '#shared/sealing/seal'
import { openSealed, parseSealed, serialiseSealed } from '#shared/sealing/sealedFile'

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const context = utf8ToBytes('here')

describe('sealed bytes', () => {
  // Test case 16 of "The Galois/Counter Mode of Operation" (McGrew and Viega, 2005), the source of NIST's vectors.
  test('are what the authors of GCM publish for AES-256', () => {
    const key = hexToBytes('feffe9928665731c6d6a8f9467308308'.repeat(2))
    const nonce = hexToBytes('cafebabefacedbaddecaf888')
    const plain = hexToBytes(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    )
    const bound = hexToBytes('feedfacedeadbeeffeedfacedeadbeefabaddad2')
    expect(bytesToHex(seal(key, plain, bound, () => nonce))).toBe(
      'cafebabefacedbaddecaf888' +
        '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    )
  })

  test('are opened by another implementation, and only with the same key and context', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (plain) => {
        const key = random(32)
        const sealed = seal(key, plain, context, random)
        const other = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        other.setAAD(context)
        other.setAuthTag(sealed.subarray(-16))
        const opened = Buffer.concat([other.update(sealed.subarray(12, -16)), other.final()])
        expect(new Uint8Array(opened)).toEqual(plain)
        expect(unseal(key, sealed, context)).toEqual(plain)
        expect(unseal(random(32), sealed, context)).toBeNull()
        expect(unseal(key, sealed, utf8ToBytes('there'))).toBeNull()
      }),
    )
  })

  test('do not open when any one bit of them was altered, or when they were cut', () => {
    const key = random(32)
    const sealed = seal(key, utf8ToBytes('What a person said.'), context, random)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = sealed.slice()
      altered[bit >> 3]! ^= 1 << (bit & 7)
      expect(unseal(key, altered, context)).toBeNull()
    }
    for (let end = 0; end < sealed.length; end += 1) {
      expect(unseal(key, sealed.subarray(0, end), context)).toBeNull()
    }
  })
})

describe('a recovery key', () => {
  test('is read however it is typed, and not with any one letter wrong', () => {
    const key = makeRecoveryKey(random)
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    const secret = parseRecoveryKey(key)
    expect(secret).toHaveLength(18)
    expect(parseRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' ')} `)).toEqual(secret)
    expect(parseRecoveryKey(key.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(secret)
    let unnoticed = 0
    for (let at = 0; at < key.length; at += 1) {
      if (key[at] === '-') continue
      const wrong = key.slice(0, at) + (key[at] === 'Z' ? 'Y' : 'Z') + key.slice(at + 1)
      if (parseRecoveryKey(wrong)) unnoticed += 1
    }
    // The check has 16 bits: about one slip in 65,000 passes it, and then opens nothing.
    expect(unnoticed).toBeLessThanOrEqual(1)
    expect(parseRecoveryKey('')).toBeNull()
    expect(parseRecoveryKey(`${key}A`)).toBeNull()
  })
})

describe('a lock', () => {
  const key = random(32)
  const recoveryKey = makeRecoveryKey(random)
  const lock = makeLock(key, 'Señor Núñez 1979', recoveryKey, random)

  // The reference implementation of Argon2 (phc-winner-argon2, src/test.c): version 19, id, t = 2, m = 2^16, p = 1.
  test('derives its key as the reference implementation of Argon2id does', () => {
    const kdf = { memory: 65_536, passes: 2, lanes: 1, salt: bytesToHex(utf8ToBytes('somesalt')) }
    expect(bytesToHex(passphraseKey('password', kdf))).toBe(
      '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
    )
  })

  test('opens with the passphrase, in whatever form its accents come, and with the recovery key', () => {
    expect(openByPassphrase(lock, 'Señor Núñez 1979'.normalize('NFD'))).toEqual(key)
    expect(openByRecovery(lock, recoveryKey)).toEqual(key)
  })

  test('opens with nothing else', () => {
    expect(openByPassphrase(lock, 'señor Núñez 1979')).toBeNull()
    expect(openByPassphrase(lock, '')).toBeNull()
    expect(openByRecovery(lock, makeRecoveryKey(random))).toBeNull()
    expect(openByRecovery(lock, 'not a key')).toBeNull()
  })

  test('takes another passphrase and keeps its recovery key', () => {
    const changed = withPassphrase(lock, key, 'another one', random)
    expect(openByPassphrase(changed, 'another one')).toEqual(key)
    expect(openByPassphrase(changed, 'Señor Núñez 1979')).toBeNull()
    expect(openByRecovery(changed, recoveryKey)).toEqual(key)
  })

  test('goes before a file, which opens with its key and not when a byte of it was altered', () => {
    const contents = utf8ToBytes('PK… a project')
    const file = serialiseSealed(contents, lock, key, random)
    const parsed = parseSealed(file)!
    expect(parsed.lock).toEqual(lock)
    expect(openSealed(parsed, key)).toEqual(contents)
    expect(openSealed(parsed, random(32))).toBeNull()
    for (let at = 0; at < file.length; at += 11) {
      const altered = file.slice()
      altered[at]! ^= 4
      const again = parseSealed(altered)
      expect(again && openSealed(again, key), `byte ${at}`).toBeNull()
    }
    expect(parseSealed(contents)).toBeNull()
    expect(parseSealed(utf8ToBytes('{"format":"veta-sealed","version":1}\nrest'))).toBeNull()
  })
})
