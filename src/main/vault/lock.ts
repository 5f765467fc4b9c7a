import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { writeThrough, type FileCalls } from './calls'

/** Who writes in a vault folder. */
export interface Holder {
  pid: number
  computer: string
  /** Milliseconds since 1970-01-01 UTC. */
  since: number
}

const holderSchema = v.object({ pid: v.number(), computer: v.string(), since: v.number() })

const NAME = 'lock.json'

/** Whether a process of this computer is still there. One that may not be asked is; one from before the last start is not. */
function isAlive({ pid, since }: Holder): boolean {
  if (since < Date.now() - uptime() * 1000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function holderOf(calls: FileCalls, path: string): Promise<Holder | null> {
  let bytes: Uint8Array
  try {
    bytes = await calls.read(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), holderSchema),
    new TextDecoder().decode(bytes),
  )
  return parsed.success ? parsed.output : null
}

const isThere = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** Makes a file that nobody else has; false where somebody has. */
async function claim(calls: FileCalls, path: string, self: Holder): Promise<boolean> {
  try {
    await writeThrough(calls, path, 'wx', new TextEncoder().encode(JSON.stringify(self)))
    return true
  } catch (error) {
    if (isThere(error)) return false
    throw error
  }
}

const TRIES = 100
const PAUSE = 20

/**
 * Makes this process the only one that writes in a folder. Returns who does so already, or what gives the folder back.
 * A lock whose process has ended on this computer is taken over; that of another computer, which can't be asked, is not.
 */
export async function takeLock(
  calls: FileCalls,
  folder: string,
  self: Holder = { pid: process.pid, computer: hostname(), since: Date.now() },
): Promise<{ heldBy: Holder } | { release: () => Promise<void> }> {
  const path = join(folder, NAME)
  // Two that find the same dead lock must not both take it away, and one of them the other's new one.
  const takeover = `${path}.takeover`
  const isDead = (holder: Holder | null) =>
    !holder || (holder.computer === self.computer && !isAlive(holder))
  await calls.makeFolder(folder)
  for (let n = 0; n < TRIES; n += 1) {
    if (await claim(calls, path, self)) return { release: () => calls.remove(path) }
    const holder = await holderOf(calls, path)
    if (holder && !isDead(holder)) return { heldBy: holder }
    if (!(await claim(calls, takeover, self))) {
      // Whoever is at it needs a moment only; one that has died in that moment is out of the way.
      if (isDead(await holderOf(calls, takeover)) && n > TRIES / 2) await calls.remove(takeover)
      await wait(PAUSE)
      continue
    }
    try {
      if (isDead(await holderOf(calls, path))) await calls.remove(path)
    } finally {
      await calls.remove(takeover)
    }
  }
  throw new Error(`The lock of ${folder} could not be taken`)
}
