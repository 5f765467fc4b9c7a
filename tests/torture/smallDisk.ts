import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileCalls, type FileCalls } from '../../src/main/vault/calls'

/** A disk of its own that can be filled up. */
export interface SmallDisk {
  folder: string
  calls: FileCalls
  /** Leaves so many bytes free. */
  fill(leaving: number): Promise<void>
  /** Makes room again. */
  empty(): Promise<void>
  remove(): Promise<void>
}

const FILLER = 'filler'
const MEGABYTE = 1024 ** 2

function mounted(folder: string, megabytes: number): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    const size = `size=${megabytes}m`
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    // A container may forbid it to root as well.
    return false
  }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'veta-disk-'))

/** A file system in memory, of so many megabytes, at an empty folder; null where none can be mounted. */
export async function mountedDisk(megabytes: number, at?: string): Promise<SmallDisk | null> {
  const folder = at ?? (await newFolder())
  if (!mounted(folder, megabytes)) {
    await rm(folder, { recursive: true })
    return null
  }
  const filler = join(folder, FILLER)
  return {
    folder,
    calls: fileCalls,
    fill: async (leaving) => {
      const file = await open(filler, 'a')
      const zeroes = new Uint8Array(MEGABYTE)
      try {
        for (;;) {
          const { bavail, bsize } = await statfs(folder)
          const more = Math.min(MEGABYTE, bavail * bsize - leaving)
          if (more <= 0) break
          await file.write(zeroes.subarray(0, more))
        }
      } finally {
        await file.close()
      }
    },
    empty: () => rm(filler, { force: true }),
    remove: async () => {
      execFileSync('umount', ['--lazy', folder])
      await rm(folder, { recursive: true })
    },
  }
}

/** The real file system, of which so many bytes may still be written, where no other can be had. */
export async function countedDisk(): Promise<SmallDisk> {
  const folder = await newFolder()
  let left = Number.POSITIVE_INFINITY
  const full = () => Object.assign(new Error('ENOSPC: made to fail'), { code: 'ENOSPC' })
  return {
    folder,
    calls: {
      ...fileCalls,
      open: async (path, flags) => {
        const file = await fileCalls.open(path, flags)
        return {
          ...file,
          write: async (bytes) => {
            if (left === 0) throw full()
            const written = await file.write(bytes.subarray(0, left))
            left -= written
            return written
          },
        }
      },
    },
    fill: async (leaving) => {
      left = leaving
    },
    empty: async () => {
      left = Number.POSITIVE_INFINITY
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
