import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { ofType } from '../records/sampleStudy'
import { partNames, parts, problemOf, saved, SAVED_AT, study, withPart } from './savedStudy'

/** Where the packed bytes of an entry stand in a zip: behind its first header. */
function packedBytesOf(zip: Uint8Array, name: string): { start: number; length: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const header = Buffer.from(zip).indexOf(name) - 30
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  return { start, length: view.getUint32(header + 18, true) }
}

const flipped = (bytes: Uint8Array, at: number, mask = 0xff) =>
  bytes.map((byte, i) => (i === at ? byte ^ mask : byte))

describe('a project file that was damaged on its way', () => {
  test.each([0, 1, 21, 22, 100, 5000, saved.length >> 1, saved.length - 22, saved.length - 1])(
    'is refused when only its first %i bytes are left',
    async (length) => {
      expect(await problemOf(saved.slice(0, length))).toMatchObject({ key: 'export.notVeta' })
    },
  )

  test.each(partNames.filter((name) => parts[name]!.length > 0))(
    'is refused, naming %s, when one packed byte of it is flipped',
    async (name) => {
      const { start, length } = packedBytesOf(saved, name)
      expect(await problemOf(flipped(saved, start + (length >> 1)))).toEqual({
        key: 'export.damagedPart',
        values: { part: name },
      })
    },
  )

  test.each(partNames.filter((name) => name !== 'manifest.json'))(
    'is refused, naming %s, when that part holds another byte than was saved',
    async (name) => {
      const content = parts[name]!
      const other = content.length > 0 ? flipped(content, content.length >> 1, 1) : strToU8('\n')
      expect(await problemOf(withPart(name, other))).toEqual({
        key: 'export.damagedPart',
        values: { part: name },
      })
    },
  )

  test.each(partNames.filter((name) => name !== 'manifest.json'))(
    'is refused, naming %s, when that part is missing',
    async (name) => {
      const { [name]: _, ...rest } = parts
      expect(await problemOf(zipSync(rest))).toEqual({
        key: 'export.missingPart',
        values: { part: name },
      })
    },
  )

  test('is refused or still equal to what was saved, whichever bit is flipped', async () => {
    const records = [...ofType(study.records, 'project'), ...ofType(study.records, 'coder')]
    const journal = study.journal.slice(0, 1)
    const small = serialiseProject({ records, journal }, SAVED_AT)
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length - 1), fc.nat(7), async (at, bit) => {
        const parsed = await parseProject(flipped(small, at, 1 << bit))
        if (parsed.ok) expect(parsed).toEqual({ ok: true, records, journal })
        else refused += 1
      }),
      { numRuns: 120 },
    )
    expect(refused).toBeGreaterThan(0)
  }, 60_000)
})
