import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Where the number of ticks from the computer's start to the process's stands in its line, behind the name of the program. */
const TICKS = 19

/** The start of the computer and the ticks until that of the process: no change of the clock moves them. */
async function onLinux(pid: number): Promise<string | undefined> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  const line = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name may have brackets and blanks in it; nothing behind it has.
  const ticks = line.slice(line.lastIndexOf(')') + 2).split(' ')[TICKS]
  return ticks && `${boot.slice(0, 8)}.${ticks}`
}

async function onMac(pid: number): Promise<string | undefined> {
  const env = { LC_ALL: 'C', TZ: 'UTC' }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env })
  const at = Date.parse(`${stdout.trim()} UTC`)
  return Number.isNaN(at) ? undefined : String(at)
}

/**
 * What tells a process from those that had its number before and will have it after: when it was started. Null for one
 * that is not there, and where the system does not say.
 */
export async function birthOf(pid: number): Promise<string | null> {
  const ask = { linux: onLinux, darwin: onMac }[process.platform as string]
  try {
    return (await ask?.(pid)) ?? null
  } catch {
    return null
  }
}
