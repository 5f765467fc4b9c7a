import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { MediaCopy } from '#shared/ipc/contract'
import type { KnownMedia } from './known'

/** The copies of recordings in a folder of the app's own; no file outside it is ever touched. */
export function keptCopies(folder: string, known: KnownMedia) {
  const inside = (path: string) => dirname(resolve(path)) === resolve(folder)
  const timeOf = async (path: string): Promise<number | null> => {
    try {
      return (await stat(path)).mtimeMs
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  return {
    list: async (): Promise<MediaCopy[]> => {
      const copies: MediaCopy[] = []
      for (const [handle, path] of await known.all()) {
        const at = inside(path) ? await timeOf(path) : null
        if (at !== null) copies.push({ handle, at })
      }
      return copies
    },
    /** Deletes copies for good; a handle of anything else is passed over. */
    remove: async (handles: readonly string[]): Promise<void> => {
      for (const handle of handles) {
        const path = await known.pathOf(handle)
        if (path === undefined || !inside(path)) continue
        await rm(path, { force: true })
        await known.forget(handle)
      }
    },
    /** Deletes what copies that were cut short by a crash have left, when the app starts. */
    sweep: async (): Promise<void> => {
      try {
        for (const name of await readdir(folder)) {
          if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    },
  }
}
