import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { bundled } from '../hostile/children'
import { formats } from './formats'
import type { Found, Work } from './thread'

const MUTANTS = Number(process.env['VETA_MUTANTS'] ?? 2000)
/** Where the seeds begin; a mutant is made of nothing but its format and its seed. */
const SEED = Number(process.env['VETA_SEED'] ?? 1)
const wanted = process.env['VETA_FORMAT']
/** Seconds that one mutant may take on the busiest machine. */
const HANG = 30

const folder = mkdtempSync(join(tmpdir(), 'veta-fuzz-'))
const script = await bundled(join(import.meta.dirname, 'thread.ts'), folder)
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  failures: Found[]
  came: number
  refused: number
}

/** Reads the mutants of some seeds; one that hangs is a failure too, and ends the run. */
function run(format: string, from: number, to: number): Promise<Run> {
  const at = new SharedArrayBuffer(4)
  const now = new Int32Array(at)
  const failures: Found[] = []
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: { format, from, to, at } satisfies Work })
    let last = -1
    const timer = setInterval(() => {
      const seed = Atomics.load(now, 0)
      if (seed === last) end({ seed, error: `It was not read within ${HANG} seconds` })
      last = seed
    }, HANG * 1000)
    let counted = { came: 0, refused: 0 }
    const done = () => {
      clearInterval(timer)
      resolve({ failures, ...counted })
    }
    const end = (found: Found) => {
      failures.push(found)
      void worker.terminate().then(done)
    }
    worker.on('message', (said: Found | typeof counted) => {
      if ('seed' in said) failures.push(said)
      else counted = said
    })
    worker.on('error', (error) =>
      failures.push({ seed: Atomics.load(now, 0), error: String(error) }),
    )
    worker.on('exit', done)
    worker.on('messageerror', reject)
  })
}

test.each(Object.keys(formats).filter((format) => !wanted || format === wanted))(
  `${MUTANTS} mutants of %s are read or refused, and none of them half`,
  { timeout: 0 },
  async (format) => {
    const middle = SEED + Math.ceil(MUTANTS / 2)
    const halves = await Promise.all([
      run(format, SEED, middle),
      run(format, middle, SEED + MUTANTS),
    ])
    const failures = halves.flatMap((half) => half.failures)
    const sum = (count: 'came' | 'refused') => halves[0][count] + halves[1][count]
    const [came, refused] = [sum('came'), sum('refused')]
    console.log(
      `${format}: ${came} came in, ${refused} were refused, seeds ${SEED} to ${SEED + MUTANTS - 1}`,
    )
    const replay = failures.map(
      ({ seed, error }) => `npm run fuzz -- ${format} --seed ${seed} --mutants 1\n${error}`,
    )
    expect(replay.slice(0, 5).join('\n\n')).toBe('')
    expect(came + refused).toBe(MUTANTS)
    // A single mutant may be either; of many, some are still sound.
    if (MUTANTS >= 100) expect(came).toBeGreaterThan(0)
  },
)

test('a mutant is the same whenever it is made', () => {
  for (const { mutant } of Object.values(formats)) {
    expect(Buffer.from(mutant(7)).equals(Buffer.from(mutant(7)))).toBe(true)
    expect(Buffer.from(mutant(7)).equals(Buffer.from(mutant(8)))).toBe(false)
  }
})
