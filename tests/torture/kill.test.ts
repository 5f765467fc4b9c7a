import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseProject } from '#shared/formats/projectFile'
import { fileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { openProjectVault } from '../../src/main/vault/projectVault'
import { asText, growing } from '../unit/vault/growing'
import { bundled } from './bundled'
import { chanceOf, runs, told } from './runs'

const LINES = 400
const SEED = 41

let folder: string
let program: Awaited<ReturnType<typeof bundled>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-kill-'))
  program = await bundled('writer')
})
afterAll(async () => {
  await program.remove()
  await rm(folder, { recursive: true })
})

/** Lets a process write and kills it after so many lines and milliseconds. Returns the last line it was sure of. */
async function killed(place: string, lines: number, after: number): Promise<number> {
  const writer = fork(program.path, [place, String(SEED), String(LINES)])
  const ended = once(writer, 'exit')
  let last = 0
  let count = 0
  await new Promise<void>((resolve) => {
    writer.on('message', (seq: number) => {
      last = seq
      count += 1
      if (count === lines) void wait(after).then(resolve)
    })
    // At the end of its lines it ends by itself.
    writer.once('exit', () => resolve())
  })
  writer.kill('SIGKILL')
  await ended
  return last
}

test('a process that is killed while it writes leaves every line that the vault had answered for', async () => {
  const { rows, after } = growing(LINES, SEED)
  const many = runs(12)
  let place = join(folder, '0')
  for (let run = 0; run < many; run += 1) {
    const chance = chanceOf(run)
    const last = await killed(place, 1 + chance.below(30), chance.below(40))
    const vault = openProjectVault(fileCalls, place, heavy, Date.now, (error) => {
      throw error
    })
    const { sentinel, damaged, hasGap } = await vault.holding()
    expect(sentinel.seq, told(run, 'the last line')).toBeGreaterThanOrEqual(last)
    expect({ damaged, hasGap }, told(run, 'torn')).toEqual({ damaged: [], hasGap: false })
    const parsed = await parseProject((await vault.read(null))!.bytes)
    if (!parsed.ok) throw new Error(told(run, parsed.problem.key))
    expect(asText(parsed.records), told(run, 'the records')).toBe(after(sentinel.seq))
    expect(parsed.journal).toEqual(rows.slice(0, sentinel.seq))
    // The next run goes on where this one was killed, until there are no lines left.
    if (sentinel.seq > LINES - 40) place = join(folder, String(run + 1))
  }
})
