import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { birthOf } from '../../../src/main/vault/birth'
import { fileCalls, type FileCalls } from '../../../src/main/vault/calls'
import { takeLock, type Holder } from '../../../src/main/vault/lock'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Two processes that are there for certain: this one and the one that started it. */
const here = (pid: number, since = Date.now()): Holder => ({
  pid,
  computer: hostname(),
  since,
  birth: null,
})

/** A file system on which a file that has been made takes a while to be written to. */
const slow: FileCalls = {
  ...fileCalls,
  open: async (path, flags) => {
    const file = await fileCalls.open(path, flags)
    await wait(300)
    return file
  },
}

describe('the lock of a vault', () => {
  it('is refused to a second process, and the answer names the first', async () => {
    const first = here(process.pid)
    await takeLock(fileCalls, folder, first)
    expect(await takeLock(fileCalls, folder, here(process.ppid))).toEqual({ heldBy: first })
  })

  it('can be taken again once it was given back', async () => {
    const first = await takeLock(fileCalls, folder, here(process.pid))
    if ('heldBy' in first) throw new Error('Held by nobody')
    await first.release()
    expect(await takeLock(fileCalls, folder, here(process.ppid))).toHaveProperty('release')
  })

  it('is taken over from a process that has ended, and from one before the last start of the computer', async () => {
    await takeLock(fileCalls, folder, here(2 ** 30))
    await takeLock(fileCalls, folder, here(process.ppid, 1000))
    expect(await takeLock(fileCalls, folder, here(process.pid))).toHaveProperty('release')
  })

  it.skipIf(process.platform === 'win32')(
    'is taken over where the number of its process is another’s by now, and only then',
    async () => {
      const birth = await birthOf(process.ppid)
      expect(birth).not.toBeNull()
      const first = { ...here(process.ppid), birth }
      const held = await takeLock(fileCalls, folder, first)
      expect(await takeLock(fileCalls, folder)).toEqual({ heldBy: first })
      if ('release' in held) await held.release()
      await takeLock(fileCalls, folder, { ...first, birth: `${birth}0` })
      expect(await takeLock(fileCalls, folder)).toHaveProperty('release')
    },
  )

  it('of a process that tells when it was started is held though the clock was put forward since', async () => {
    const first = { ...here(process.ppid, 1000), birth: await birthOf(process.ppid) }
    await takeLock(fileCalls, folder, first)
    const second = await takeLock(fileCalls, folder)
    expect('heldBy' in second).toBe(first.birth !== null)
  })

  it('is not taken over from another computer, which cannot be asked', async () => {
    const far = { pid: 2 ** 30, computer: 'another computer', since: Date.now(), birth: null }
    await takeLock(fileCalls, folder, far)
    expect(await takeLock(fileCalls, folder, here(process.pid))).toEqual({ heldBy: far })
  })

  it('has one holder where two come at once and the first is slow', async () => {
    const first = takeLock(slow, folder, here(process.pid, Date.now() - 1))
    await wait(100)
    const both = await Promise.all([first, takeLock(fileCalls, folder, here(process.ppid))])
    expect(both.filter((one) => 'release' in one)).toHaveLength(1)
  })

  it('has one holder where the one that came later is the slow one', async () => {
    const first = takeLock(slow, folder, here(process.pid, Date.now() + 1000))
    await wait(100)
    const both = await Promise.all([first, takeLock(fileCalls, folder, here(process.ppid))])
    expect(both.filter((one) => 'release' in one)).toHaveLength(1)
  })

  it('does not mind other files', async () => {
    await writeFile(join(folder, 'something.json'), '{}')
    expect(await takeLock(fileCalls, folder, here(process.pid))).toHaveProperty('release')
  })
})
