import { constants } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** An open file, as far as a vault needs one. */
export interface OpenFile {
  /** Returns how many bytes were written, which may be fewer than were given. */
  write(bytes: Uint8Array): Promise<number>
  sync(): Promise<void>
  close(): Promise<void>
}

/** Every call of the file system that a vault makes, so that a test can make each of them fail. */
export interface FileCalls {
  open(path: string, flags: 'a' | 'wx' | 'r'): Promise<OpenFile>
  read(path: string): Promise<Uint8Array>
  list(folder: string): Promise<string[]>
  makeFolder(folder: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  size(path: string): Promise<number>
  /** Bytes that are free where a folder lies. */
  free(folder: string): Promise<number>
}

/** Adding to a file that somebody has taken away must fail: one without its first line is read by nobody. */
const TO_ADD = constants.O_WRONLY | constants.O_APPEND

export const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

export const fileCalls: FileCalls = {
  open: async (path, flags) => {
    const file = await open(path, flags === 'a' ? TO_ADD : flags)
    return {
      write: async (bytes) => (await file.write(bytes)).bytesWritten,
      sync: () => file.sync(),
      close: () => file.close(),
    }
  },
  read: async (path) => new Uint8Array(await readFile(path)),
  list: async (folder) => {
    try {
      return (await readdir(folder)).toSorted()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  },
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  size: async (path) => (await stat(path)).size,
  free: async (folder) => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },
}

/** Writes all of the bytes and has them flushed, or throws. */
export async function writeThrough(
  calls: FileCalls,
  path: string,
  flags: 'a' | 'wx',
  bytes: Uint8Array,
): Promise<void> {
  const file = await calls.open(path, flags)
  try {
    const written = await file.write(bytes)
    if (written !== bytes.length) {
      throw Object.assign(new Error(`Only ${written} of ${bytes.length} bytes were written`), {
        code: 'ESHORT',
      })
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Has the names in a folder flushed. Windows has no such call and flushes them by itself. */
export async function syncFolder(calls: FileCalls, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const open = await calls.open(folder, 'r')
  try {
    await open.sync()
  } finally {
    await open.close()
  }
}

/** Makes a file that is there whole or not at all, wherever a crash comes: beside, flushed, and then given its name. */
export async function writeBeside(
  calls: FileCalls,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const part = join(folder, `${name}.part`)
  await calls.makeFolder(folder)
  // What a crash has left of an earlier try.
  await calls.remove(part)
  await writeThrough(calls, part, 'wx', bytes)
  await calls.rename(part, join(folder, name))
  await syncFolder(calls, folder)
}
