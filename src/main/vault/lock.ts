import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { birthOf } from './birth'
import type { FileCalls } from './calls'

/** Who writes in a vault folder. */
export interface Holder {
  pid: number
  computer: string
  /** Milliseconds since 1970-01-01 UTC. */
  since: number
  /** When the process itself was started, as the system tells it; null where that is not known. */
  birth: string | null
}

/*
 * Each process has a file of its own, which says in its name all there is to know: a name is there at once or not at
 * all, whereas a file that has just been made may be read before anything is written into it.
 */
const NAME = /^lock-(\d+)-(\d+)-([^@]+)(?:@(.+))?$/

/** The file that says that somebody writes in the folder. */
export const nameOf = ({ pid, computer, since, birth }: Holder) =>
  `lock-${String(since).padStart(15, '0')}-${pid}-${encodeURIComponent(computer)}${birth === null ? '' : `@${birth}`}`

function holderIn(name: string): Holder | null {
  const [, since, pid, computer, birth = null] = NAME.exec(name) ?? []
  if (computer === undefined) return null
  return { pid: Number(pid), computer: decodeURIComponent(computer), since: Number(since), birth }
}

/**
 * Whether a process of this computer is still there. Its number may be another's by now, which the system tells where it
 * tells when a process was started. Else one that may not be asked is there, and one from before the last start is not.
 */
async function isAlive({ pid, since, birth }: Holder): Promise<boolean> {
  const now = birth === null ? null : await birthOf(pid)
  if (now !== null) return now === birth
  if (since < Date.now() - uptime() * 1000) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const thisProcess = async (): Promise<Holder> => ({
  pid: process.pid,
  computer: hostname(),
  since: Date.now(),
  birth: await birthOf(process.pid),
})

const TRIES = 100
const PAUSE = 50

/**
 * Makes this process the only one that writes in a folder. Returns who does so already, or what gives the folder back.
 * A lock whose process has ended on this computer is taken away; that of another computer, which can't be asked, is not.
 *
 * Whoever finds nobody puts a file there and looks again: of two that come at once, at least one then sees the other.
 * The one that comes first by its name stays until the others have gone.
 */
export async function takeLock(
  calls: FileCalls,
  folder: string,
  given?: Holder,
): Promise<{ heldBy: Holder } | { release: () => Promise<void> }> {
  const self = given ?? (await thisProcess())
  const own = nameOf(self)
  const release = () => calls.remove(join(folder, own))
  /** The first of the others that are there; the files of those that have ended are taken away. */
  const firstOther = async (): Promise<{ name: string; holder: Holder } | null> => {
    for (const name of await calls.list(folder)) {
      const holder = name === own ? null : holderIn(name)
      if (!holder) continue
      if (holder.computer !== self.computer || (await isAlive(holder))) return { name, holder }
      // Nobody will have this name again: it can't be another's by now.
      await calls.remove(join(folder, name))
    }
    return null
  }
  await calls.makeFolder(folder)
  let other = await firstOther()
  if (other) return { heldBy: other.holder }
  const file = await calls.open(join(folder, own), 'wx')
  await file.close()
  for (let n = 0; n < TRIES; n += 1) {
    other = await firstOther()
    if (!other) return { release }
    if (other.name < own) break
    await wait(PAUSE)
  }
  await release()
  return { heldBy: other!.holder }
}
