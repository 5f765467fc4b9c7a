import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { makeLock } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { emptyContents, rebuild } from '#shared/vault/rebuild'
import { fileCalls, type FileCalls } from '../../../src/main/vault/calls'
import { heavy } from '../../../src/main/vault/heavy'
import { openVault } from '../../../src/main/vault/vault'
import { failingCalls } from './failingCalls'
import { asText, growing } from './growing'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-begin-'))
})
afterEach(() => rm(folder, { recursive: true }))

const uuid = '00000000-0000-4000-8000-000000000001'
const { rows, after } = growing(8, 31)
const file = (lines: number) => serialiseProject(rebuild(emptyContents, rows.slice(0, lines)), 1)

const open = (calls: FileCalls = fileCalls) =>
  openVault(
    calls,
    { folder, profile: folder, moved: false },
    heavy,
    () => 1_700_000_000_000,
    (_uuid, error) => {
      throw error
    },
  )

async function kept(): Promise<string | null> {
  const vault = open()
  if (!(await vault.projects()).includes(uuid)) return null
  const read = await vault.of(uuid).read(null)
  const parsed = read && (await parseProject(read.bytes))
  return parsed?.ok ? asText(parsed.records) : null
}

it('begins anew with another state, and keeps what was there where nothing reads it', async () => {
  await open().begin(uuid, file(8))
  await open().begin(uuid, file(3))
  expect(await kept()).toBe(after(3))
  expect((await readdir(folder)).filter((name) => name.includes('.aside-'))).toHaveLength(1)
})

it('knows what it has begun with, also where somebody has looked meanwhile', async () => {
  await open().begin(uuid, file(8))
  const vault = open({
    ...fileCalls,
    rename: async (from, to) => {
      expect((await vault.of(uuid).holding()).sentinel.seq).toBe(8)
      await fileCalls.rename(from, to)
    },
  })
  await vault.begin(uuid, file(3))
  expect((await vault.of(uuid).holding()).sentinel.seq).toBe(3)
})

it('keeps nothing of a place that held a lock and nothing else', async () => {
  const random = (count: number) => new Uint8Array(count).fill(7)
  const key = random(32)
  const lock = makeLock(key, 'a synthetic passphrase', makeRecoveryKey(random), random)
  const vault = open()
  await vault.setSealing(uuid, { key, lock })
  await vault.begin(uuid, file(3))
  expect(await readdir(folder)).toEqual([uuid])
  expect(await vault.lockOf(uuid)).toEqual(lock)
})

it('has the old state or the new one, whichever call of beginning anew fails', async () => {
  const healthy = failingCalls(0, 'ENOSPC')
  await open().begin(uuid, file(8))
  await open(healthy.calls).begin(uuid, file(3))
  for (let nth = 1; nth <= healthy.made(); nth += 1) {
    await rm(folder, { recursive: true })
    await open().begin(uuid, file(8))
    const { calls, site } = failingCalls(nth, 'ENOSPC')
    const error = await open(calls)
      .begin(uuid, file(3))
      .then(
        () => null,
        (failed: unknown) => failed,
      )
    expect(error, `call ${nth} (${site()}) is told`).not.toBeNull()
    expect([after(8), after(3)], `call ${nth} (${site()})`).toContain(await kept())
  }
})

it('goes on where a crash has left it between taking the old one away and giving the new one its name', async () => {
  await open().begin(uuid, file(3))
  await rename(join(folder, uuid), join(folder, `${uuid}.new`))
  expect(await kept()).toBe(after(3))
})
