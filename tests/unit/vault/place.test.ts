import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FULL, LOW, spaceOf } from '#shared/vault/space'
import { isSyncedPath, vaultPlace } from '../../../src/main/vault/place'

describe('where a vault may lie', () => {
  it.each([
    'C:\\Users\\ana\\OneDrive\\Veta',
    'C:\\Users\\ana\\OneDrive - Universidad\\Veta',
    '/Users/ana/Library/Mobile Documents/Veta',
    '/Users/ana/Library/CloudStorage/GoogleDrive-ana/Veta',
    '/home/ana/Dropbox/veta',
    '/home/ana/Dropbox (Personal)/veta',
    '/home/ana/Nextcloud/veta',
    '\\\\server\\share\\veta',
  ])('%s is synchronised or elsewhere', (path) => expect(isSyncedPath(path)).toBe(true))

  it.each([
    'C:\\Users\\ana\\AppData\\Roaming\\Veta',
    '/home/ana/.config/Veta',
    '/Users/ana/Library/Application Support/Veta',
    '/home/ana/dropbox-notes/veta',
    '/home/ana/inbox/veta',
  ])('%s is a folder of this computer', (path) => expect(isSyncedPath(path)).toBe(false))

  it('is the profile itself, or a local folder of its own for each synchronised profile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'veta-place-'))
    try {
      expect(await vaultPlace(folder, 'Veta')).toEqual({
        folder: join(folder, 'vault'),
        moved: false,
      })
      const one = await vaultPlace('/home/ana/Dropbox/one', 'Veta')
      const two = await vaultPlace('/home/ana/Dropbox/two', 'Veta')
      expect(one.moved && two.moved).toBe(true)
      expect(one.folder).not.toBe(two.folder)
      expect(isSyncedPath(one.folder.replace(/[^/\\]*$/, ''))).toBe(false)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

it('warns below 2 GB, stops writing below 300 MB, and says nothing where nobody knows', () => {
  expect(spaceOf(LOW)).toBe('enough')
  expect(spaceOf(LOW - 1)).toBe('low')
  expect(spaceOf(FULL)).toBe('low')
  expect(spaceOf(FULL - 1)).toBe('full')
  expect(spaceOf(null)).toBe('enough')
})
