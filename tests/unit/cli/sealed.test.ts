import { afterEach, describe, expect, test } from 'vitest'
import { makeLock } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { serialiseSealed, parseSealed } from '#shared/sealing/sealedFile'
import { veta, workFolder } from './veta'

const folder = workFolder()
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const key = random(32)
const lock = makeLock(key, 'lantern copper', makeRecoveryKey(random), random)
await veta('sample', '--out', folder.at('plain.veta'))
const sealed = folder.write(
  'sealed.veta',
  serialiseSealed(new Uint8Array(folder.bytes('plain.veta')), lock, key, random),
)

afterEach(() => {
  delete process.env['VETA_PASSPHRASE']
})

describe('an encrypted project file', () => {
  test('is read with its passphrase from the environment', async () => {
    process.env['VETA_PASSPHRASE'] = 'lantern copper'
    expect((await veta('check', sealed)).code).toBe(0)
  })

  test('is not read without it, or with a wrong one, and each is said', async () => {
    const without = await veta('check', sealed)
    expect(without).toMatchObject({ code: 2 })
    expect(without.err).toContain('VETA_PASSPHRASE')
    process.env['VETA_PASSPHRASE'] = 'lantern'
    expect((await veta('check', sealed)).err).toContain('That does not open the project.')
  })

  test('stays encrypted when something is imported into it', async () => {
    process.env['VETA_PASSPHRASE'] = 'lantern copper'
    const words = 'Synthetic words that nobody said'
    const text = folder.write('new.txt', `${words}.`)
    expect((await veta('import', text, '--into', sealed)).code).toBe(0)
    const bytes = new Uint8Array(folder.bytes('sealed.veta'))
    expect(parseSealed(bytes)?.lock).toEqual(lock)
    expect(Buffer.from(bytes).includes(words)).toBe(false)
    expect((await veta('check', sealed)).code).toBe(0)
  })
})
