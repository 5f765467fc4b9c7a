import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join, basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Errors that a virus scanner or a sync client causes on Windows by holding the file for a moment. */
const PASSING = new Set(['EPERM', 'EACCES', 'EBUSY'])
const TRIES = 8

async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let n = 1; ; n += 1) {
    try {
      return await rename(from, to)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (n === TRIES || !PASSING.has(code)) throw error
      await wait(20 * 2 ** n)
    }
  }
}

/** Writes a file so that it holds either what it held before or all of the new bytes, flushed to the disk. */
export async function atomicWrite(path: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameWithPatience(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
