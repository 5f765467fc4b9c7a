import { fileCalls, type FileCalls, type OpenFile } from '../../../src/main/vault/calls'

/** The real file system of a process that is killed at its `nth` call, of which no call is answered any more. */
export function dyingCalls(nth: number) {
  let made = 0
  const open = new Set<OpenFile>()
  let tell = () => {}
  const dead = new Promise<void>((resolve) => {
    tell = resolve
  })
  const never = <T>() => new Promise<T>(() => {})
  const isDead = () => {
    made += 1
    if (made >= nth) tell()
    return made >= nth
  }
  const mortal =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      isDead() ? never<T>() : call(...args)
  const calls: FileCalls = {
    open: mortal(async (path, flags) => {
      const file = await fileCalls.open(path, flags)
      open.add(file)
      return {
        write: async (bytes) => {
          if (!isDead()) return file.write(bytes)
          // Half of what it was about to write may be there; what it would write afterwards is not.
          if (made === nth) await file.write(bytes.slice(0, bytes.length >> 1))
          return never<number>()
        },
        sync: mortal(() => file.sync()),
        close: mortal(async () => {
          open.delete(file)
          await file.close()
        }),
      }
    }),
    read: mortal(fileCalls.read),
    list: mortal(fileCalls.list),
    makeFolder: mortal(fileCalls.makeFolder),
    rename: mortal(fileCalls.rename),
    remove: mortal(fileCalls.remove),
    size: mortal(fileCalls.size),
    free: mortal(fileCalls.free),
  }
  /** What the system does for a process that has ended. */
  const bury = async () => {
    for (const file of open) await file.close()
  }
  return { calls, made: () => made, dead, bury }
}
