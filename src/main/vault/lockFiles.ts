import { join } from 'node:path'
import * as v from 'valibot'
import { lockSchema, type Lock } from '#shared/sealing/lock'
import { syncFolder, writeThrough, type FileCalls } from './calls'

const NAME = 'lock.json'

/** Whether a folder of these files holds more than a lock. */
export const holdsMore = (names: readonly string[]): boolean => names.some((name) => name !== NAME)

/** The locks of sealed vaults, each a file in the folder of its project. */
export const lockFiles = (calls: FileCalls) => ({
  read: async (folder: string): Promise<Lock | null> => {
    if (!(await calls.list(folder)).includes(NAME)) return null
    const text = new TextDecoder().decode(await calls.read(join(folder, NAME)))
    return v.parse(v.pipe(v.string(), v.parseJson(), lockSchema), text)
  },
  write: async (folder: string, lock: Lock): Promise<void> => {
    const part = join(folder, `${NAME}.part`)
    await calls.makeFolder(folder)
    await calls.remove(part)
    await writeThrough(calls, part, 'wx', new TextEncoder().encode(JSON.stringify(lock)))
    await calls.rename(part, join(folder, NAME))
    await syncFolder(calls, folder)
  },
})
