import { join } from 'node:path'
import * as v from 'valibot'
import { lockSchema, type Lock } from '#shared/sealing/lock'
import { writeBeside, type FileCalls } from './calls'

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
  write: (folder: string, lock: Lock): Promise<void> =>
    writeBeside(calls, folder, NAME, new TextEncoder().encode(JSON.stringify(lock))),
})
