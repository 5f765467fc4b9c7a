import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseKey, serialiseKey, type NameKey } from '#shared/pseudonyms/keyFile'
import { openByPassphrase } from '#shared/sealing/lock'
import { openSealed, parseSealed } from '#shared/sealing/sealedFile'

const key: NameKey = {
  projectId: 'project:1',
  names: [{ name: 'Ana Peña', forms: ['Anita'], pseudonym: 'P1' }],
  rounds: [
    {
      at: 5,
      fields: [
        {
          id: 'text:1',
          path: 'text',
          places: [{ start: 3, now: 'P1', was: 'Ana Pen\u0303a', before: 'a \ud83d', after: '' }],
        },
      ],
    },
  ],
}
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const written = JSON.parse(new TextDecoder().decode(serialiseKey(key))) as Record<string, unknown>

describe('the key of pseudonyms', () => {
  test('is read as it was written, half characters at the edge of a context too', () => {
    expect(parseKey(serialiseKey(key))).toEqual(key)
  })

  test('keeps a name for which nobody has chosen a pseudonym yet', () => {
    const names = [{ name: 'Luz', forms: [], pseudonym: '' }]
    expect(parseKey(serialiseKey({ ...key, names }))?.names).toEqual(names)
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['no JSON', new TextEncoder().encode('P1 is Ana')],
    ['another format', bytesOf({ ...written, format: 'veta' })],
    ['a newer version', bytesOf({ ...written, version: 2 })],
    ['a name without a pseudonym', bytesOf({ ...written, names: [{ name: 'Ana', forms: [] }] })],
    ['an empty name', bytesOf({ ...written, names: [{ name: '', forms: [], pseudonym: 'P1' }] })],
    [
      'places that are no places',
      bytesOf({
        ...written,
        rounds: [{ at: 5, fields: [{ id: 'text:1', path: 'text', places: [{ start: -1 }] }] }],
      }),
    ],
    ['no rounds', bytesOf({ ...written, rounds: undefined })],
    ['half of it', serialiseKey(key).slice(0, 60)],
  ])('is refused where it holds %s', (_what, bytes) => {
    expect(parseKey(bytes)).toBeNull()
  })

  test('opens as it was written by the first version, under its passphrase, and tells nothing without', () => {
    const bytes = new Uint8Array(
      readFileSync(join(import.meta.dirname, '../../fixtures/key-1.vetakey')),
    )
    const file = parseSealed(bytes)!
    const dataKey = openByPassphrase(file.lock, 'synthetic passphrase')!
    expect(parseKey(openSealed(file, dataKey)!)).toEqual(key)
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Ana')
    expect(openByPassphrase(file.lock, 'another passphrase')).toBeNull()
  })
})
