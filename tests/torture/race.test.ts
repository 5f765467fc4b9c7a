import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from './bundled'
import type { Answered, Asked } from './contender'
import { chanceOf, runs, told } from './runs'

const MANY = 8

let folder: string
let program: Awaited<ReturnType<typeof bundled>>
let contenders: ChildProcess[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-race-'))
  program = await bundled('contender')
  contenders = Array.from({ length: MANY }, () => fork(program.path))
})
afterAll(async () => {
  for (const one of contenders) one.kill('SIGKILL')
  await program.remove()
  await rm(folder, { recursive: true })
})

async function ask(one: ChildProcess, asked: Asked): Promise<Answered> {
  const answered = once(one, 'message') as Promise<[Answered]>
  one.send(asked)
  return (await answered)[0]
}

/** The holder whom each of them names. */
const holders = async (place: string, upTo: (bound: number) => number) =>
  Promise.all(
    contenders.map(async (one) => {
      const answered = await ask(one, { take: place, after: upTo(10), slow: upTo(60) })
      if (answered === 'released') throw new Error('Answered what was not asked')
      return answered.holder
    }),
  )

test('of many processes that take a lock at the same time, one holds it', async () => {
  const many = runs(9)
  for (let run = 0; run < many; run += 1) {
    const chance = chanceOf(run)
    const place = join(folder, String(run))
    await mkdir(place)
    // In two of three runs over the locks of processes that were killed.
    for (let dead = run % 3; dead > 0; dead -= 1) {
      const name = `lock-${String(Date.now() - dead).padStart(15, '0')}-${2 ** 30 + dead}-${hostname()}`
      await writeFile(join(place, name), '')
    }
    const named = await holders(place, chance.below)
    const holding = contenders.filter(({ pid }, i) => named[i] === pid)
    expect(holding.length, told(run, `${holding.length} processes hold the lock`)).toBe(1)
    for (const one of contenders) await ask(one, 'release')
    const [first] = await holders(place, () => 0)
    expect(
      contenders.map(({ pid }) => pid),
      told(run, 'it can be taken again'),
    ).toContain(first)
    for (const one of contenders) await ask(one, 'release')
    await rm(place, { recursive: true })
  }
})
