import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/**
 * Copies a recording into a folder under a name of its own, in pieces, so that its size doesn't matter.
 * The copy has that name only when all of it has reached the disk. Returns its path and size.
 */
export async function copyInto(
  folder: string,
  path: string,
): Promise<{ path: string; bytes: number }> {
  await mkdir(folder, { recursive: true })
  const copy = join(folder, `${randomUUID()}${extname(path).toLowerCase()}`)
  const beside = `${copy}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
        await file.writeFile(piece as Uint8Array)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, copy)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  return { path: copy, bytes: (await stat(copy)).size }
}
