// What a hostile file meets: a process of its own that may write no file, and in which every request is noticed.
import { readFileSync } from 'node:fs'
import dns from 'node:dns'
import net from 'node:net'
import type { Target } from './hostileFile'
import { became, read, type Became } from './reading'

export interface Task {
  name: string
  target: Target
  path: string
}

export type Told = { name: string; milliseconds: number; megabytes: number; requests: string[] } & (
  { became: Became } | { harm: string }
)

const requests: string[] = []
const noticed = (what: string) => () => {
  requests.push(what)
  throw new Error(`A request: ${what}`)
}
net.Socket.prototype.connect = noticed('connect') as typeof net.Socket.prototype.connect
dns.lookup = noticed('lookup') as unknown as typeof dns.lookup
globalThis.fetch = noticed('fetch') as unknown as typeof fetch

/** Megabytes at the most so far. Where the system counts them itself, as a child is born with the figure of its parent. */
function peak(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  const counted = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return Math.round(Number(counted ?? process.resourceUsage().maxRSS) / 1024)
}

/** Milliseconds of work since a beginning, whatever else the machine does meanwhile. */
const worked = (start: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(start)
  return Math.round((user + system) / 1000)
}

/** Megabytes from which on a process ends, so that what a file has left behind is not counted to many others. */
const SPENT = 150
/** Cleaning up takes as long as reading a small file. */
const LEFT_BEHIND = 30 * 1024 * 1024

/** One after the other; what is told of each is a line of JSON. */
for (const { name, target, path } of JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Task[]) {
  if (process.memoryUsage().heapUsed > LEFT_BEHIND) globalThis.gc?.()
  const bytes = new Uint8Array(readFileSync(path))
  const start = process.cpuUsage()
  const tell = (told: object) =>
    process.stdout.write(`${JSON.stringify({ name, requests: requests.splice(0), ...told })}\n`)
  try {
    const found = await read(target, name, bytes)
    const figures = { milliseconds: worked(start), megabytes: peak() }
    try {
      tell({ ...figures, became: await became(found) })
    } catch (error) {
      tell({ ...figures, harm: String(error) })
    }
  } catch (error) {
    tell({
      milliseconds: worked(start),
      megabytes: peak(),
      harm: `The reading threw: ${String(error)}`,
    })
  }
  if (peak() > SPENT) break
}
