// Reads mutants one after the other in a thread of its own, which can be ended while one of them never ends.
import { parentPort, workerData } from 'node:worker_threads'
import { became, read } from '../hostile/reading'
import { formats } from './formats'

export interface Work {
  format: string
  from: number
  to: number
  /** Shared with who watches: the seed that is being read. */
  at: SharedArrayBuffer
}

export interface Found {
  seed: number
  error: string
}

const { format, from, to, at } = workerData as Work
const now = new Int32Array(at)
const { target, file, mutant } = formats[format]!
const counted = { came: 0, refused: 0 }
for (let seed = from; seed < to; seed += 1) {
  Atomics.store(now, 0, seed)
  try {
    const outcome = await became(await read(target, file, mutant(seed)))
    counted['came' in outcome ? 'came' : 'refused'] += 1
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    parentPort!.postMessage({ seed, error: said.slice(0, 2000) } satisfies Found)
  }
}
parentPort!.postMessage(counted)
