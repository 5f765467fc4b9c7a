import 'fake-indexeddb/auto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { makeLock, openByPassphrase } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import type { VaultHost } from '#host/vault'
import { makeProject } from '#history/projects'
import { restore } from '#history/recovery'
import { openKept } from '#history/safekeeping'
import { lockAgain, unlock } from '#history/sealing'
import { deleteDatabase } from '#storage/database'
import { codesIn, disagreement, offThread, opened, withCodes } from './keptProjects'
import { fileCalls, type FileCalls } from '../../src/main/vault/calls'
import { nodeVault, openVaultAt } from './nodeVault'

describe('a sealed project', () => {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const key = random(32)
  const lock = makeLock(key, 'correct horse battery', makeRecoveryKey(random), random)
  const CANARY = 'Canary sentence'

  async function sealed(vault: VaultHost) {
    const uuid = await makeProject('Sealed', 'Ana', { key, lock })
    if (typeof uuid !== 'string') throw new Error(uuid.refused.key)
    await withCodes(uuid, vault, CANARY)
    await vault.snapshot(uuid, 'asked')
    return uuid
  }

  test('shows nothing of what is in it, in the database or on the disk', async () => {
    const { vault, folder } = await nodeVault()
    const uuid = await sealed(vault)
    await lockAgain(uuid, vault)
    const raw = new Dexie(`veta-project-${uuid}`)
    await raw.open()
    const rows = (await Promise.all(raw.tables.map((table) => table.toArray()))).flat()
    raw.close()
    const bytesOf = (value: unknown): string =>
      JSON.stringify(value, (_key, part: unknown) =>
        part instanceof Uint8Array ? new TextDecoder('latin1').decode(part) : part,
      )
    expect(rows.length).toBeGreaterThan(5)
    expect(bytesOf(rows)).not.toContain(CANARY)
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = names.filter((name) => name.isFile())
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1')
      expect(text, file.name).not.toContain(CANARY)
      expect(text, file.name).not.toContain('Sealed')
    }
  })

  test('asks for its passphrase, opens with it, and is restored from its sealed vault', async () => {
    const { vault } = await nodeVault()
    const uuid = await sealed(vault)
    await lockAgain(uuid, vault)
    const asked = await openKept(uuid, vault, offThread.pack)
    if (!('locked' in asked)) throw new Error('It is not locked')
    expect(openByPassphrase(asked.locked.lock, 'correct horse')).toBeNull()
    unlock(asked.locked, openByPassphrase(asked.locked.lock, 'correct horse battery')!)
    await opened(uuid, vault)
    await deleteDatabase(uuid)
    expect(await disagreement(uuid, vault)).toMatchObject({ standing: 'databaseBehind' })
    await restore(uuid, null, vault, offThread, '')
    expect(await codesIn(uuid)).toEqual([CANARY])
  })

  test('opens where the disk is so full that nothing can be written beside it', async () => {
    const { vault, folder } = await nodeVault()
    const uuid = await sealed(vault)
    const full: FileCalls = {
      ...fileCalls,
      open: async (path, flags) => {
        if (flags === 'r') return fileCalls.open(path, flags)
        throw Object.assign(new Error('made to fail'), { code: 'ENOSPC' })
      },
    }
    const { session } = await opened(uuid, openVaultAt(folder, full))
    expect(session.mirror.all('code')).toMatchObject([{ name: CANARY }])
  })

  test('has a vault that takes nothing in the clear while it is locked', async () => {
    const { vault } = await nodeVault()
    const uuid = await sealed(vault)
    await lockAgain(uuid, vault)
    expect(await vault.look(uuid, 0)).toMatchObject({ sentinel: { seq: 0 }, lock })
    await expect(vault.append(uuid, [])).rejects.toThrow('locked')
    await expect(vault.read(uuid, null)).rejects.toThrow('locked')
    await expect(vault.begin(uuid, new Uint8Array())).rejects.toThrow('locked')
  })
})
