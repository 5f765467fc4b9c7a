import { fileCalls, type FileCalls } from '../../../src/main/vault/calls'

export const failures = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'short'] as const
export type Failure = (typeof failures)[number]

const failed = (code: string) => Object.assign(new Error(`${code}: made to fail`), { code })

/** The real file system, of which the `nth` call fails once; `made` counts the calls. */
export function failingCalls(nth: number, failure: Failure) {
  let made = 0
  let site = ''
  const isNext = (name: string) => {
    made += 1
    if (made !== nth) return false
    site = name
    return true
  }
  const guarded =
    <Args extends unknown[], T>(name: string, call: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      if (isNext(name)) throw failed(failure === 'short' ? 'EIO' : failure)
      return call(...args)
    }
  const calls: FileCalls = {
    open: guarded('open', async (path, flags) => {
      const file = await fileCalls.open(path, flags)
      return {
        write: async (bytes) => {
          if (!isNext('write')) return file.write(bytes)
          // What a full disk does: some of it is written before it fails.
          const some = await file.write(bytes.slice(0, bytes.length >> 1))
          if (failure === 'short') return some
          throw failed(failure)
        },
        sync: guarded('sync', () => file.sync()),
        close: async () => {
          await file.close()
          if (isNext('close')) throw failed(failure === 'short' ? 'EIO' : failure)
        },
      }
    }),
    read: guarded('read', fileCalls.read),
    list: guarded('list', fileCalls.list),
    makeFolder: guarded('makeFolder', fileCalls.makeFolder),
    rename: guarded('rename', fileCalls.rename),
    remove: guarded('remove', fileCalls.remove),
    size: guarded('size', fileCalls.size),
    free: guarded('free', fileCalls.free),
  }
  return { calls, made: () => made, site: () => site }
}
