import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

interface Watch {
  /** Ends the copying; nothing is left of it then. */
  signal?: AbortSignal
  /** Hears after each piece how many bytes have been copied. */
  onProgress?: (bytes: number) => void
}

/**
 * Copies a recording into a folder under a name of its own, in pieces, so that its size doesn't matter.
 * The copy has that name only when all of it has reached the disk. Returns its path and size; throws an AbortError
 * where it was ended.
 */
export async function copyInto(
  folder: string,
  path: string,
  { signal, onProgress }: Watch = {},
): Promise<{ path: string; bytes: number }> {
  await mkdir(folder, { recursive: true })
  const copy = join(folder, `${randomUUID()}${extname(path).toLowerCase()}`)
  const beside = `${copy}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      let bytes = 0
      const pieces = createReadStream(path, {
        highWaterMark: 1024 * 1024,
        ...(signal && { signal }),
      })
      for await (const piece of pieces) {
        await file.writeFile(piece as Uint8Array)
        bytes += (piece as Uint8Array).length
        onProgress?.(bytes)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    signal?.throwIfAborted()
    await rename(beside, copy)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  return { path: copy, bytes: (await stat(copy)).size }
}
