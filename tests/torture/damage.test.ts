import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseProject } from '#shared/formats/projectFile'
import { countsOf, markOf, standingOf } from '#shared/vault/sentinel'
import { fileCalls } from '../../src/main/vault/calls'
import { heavy } from '../../src/main/vault/heavy'
import { openProjectVault } from '../../src/main/vault/projectVault'
import { asText, growing } from '../unit/vault/growing'
import { harm, harms } from './harm'
import { chanceOf, runs, told } from './runs'

const LINES = 60
const QUARTER = 15 * 60_000
const start = 1_700_000_000_000

const { rows, after, ids } = growing(LINES, 11)

let folder: string
let whole: string
let now: number

const open = (place: string) =>
  openProjectVault(
    fileCalls,
    place,
    heavy,
    () => now,
    (error) => {
      throw error
    },
  )

/** A vault of several snapshots and several files of journal, with lines behind the last snapshot. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-damage-'))
  whole = join(folder, 'whole')
  now = start
  const vault = open(whole)
  for (const [i, row] of rows.entries()) {
    await vault.append([row])
    await vault.settled()
    if (i % 8 === 7 && i < LINES - 10) now += QUARTER
  }
})
afterAll(() => rm(folder, { recursive: true }))

async function textOf(bytes: Uint8Array): Promise<string> {
  const parsed = await parseProject(bytes)
  if (!parsed.ok) throw new Error(parsed.problem.key)
  return asText(parsed.records)
}

/** What the database says of itself, which was not damaged. */
const database = {
  seq: LINES,
  mark: markOf(rows.at(-1)),
  counts: countsOf(ids(LINES)),
}

/** One damage to one file; throws where it went unnoticed or something bad was given back. */
async function damaged(place: string, run: number): Promise<void> {
  const chance = chanceOf(run)
  const files = (await readdir(place, { recursive: true })).filter((name) => /\.\w+$/.test(name))
  const file = chance.pick(files.toSorted())
  const harmed = await harm(join(place, file), harms[run % harms.length]!, chance)
  const say = (what: string) => told(run, `${file}, ${harmed}: ${what}`)

  const vault = open(place)
  const found = await vault.holding()
  const { seq, mark, counts } = found.sentinel
  expect(mark, say('the last line that is known is a true one')).toBe(markOf(rows[seq - 1]))
  expect(counts, say('the counts at that line are true')).toEqual(countsOf(ids(seq)))
  const isNoticed = found.damaged.length > 0 || found.hasGap || seq < LINES

  // With the database gone as well, nothing but a true state comes back; of what is not damaged, all.
  const newest = await vault.read(null)
  expect(newest?.sentinel.seq, say('as far as is said')).toBe(seq)
  expect(await textOf(newest!.bytes), say('the newest state is a true one')).toBe(after(seq))
  let unreadable = 0
  for (const { name, sentinel } of found.snapshots) {
    const kept = await vault.read(name)
    if (kept) expect(await textOf(kept.bytes), say(name)).toBe(after(sentinel.seq))
    else unreadable += 1
  }
  // An end that is missing is what a crash leaves as well. Where nothing is missing with it, there is nothing to tell.
  const endsEarly =
    file.startsWith('journal') &&
    (harmed.startsWith('cut') || (await readFile(join(place, file), 'utf8')).at(-1) !== '\n')
  expect(isNoticed || unreadable > 0 || endsEarly, say('it was noticed')).toBe(true)

  // With the database whole, opening sends what is missing, and afterwards all is as it was.
  const standing = standingOf(database, found.sentinel, markOf(rows[seq - 1]), mark)
  expect(['same', 'vaultBehind'], say(standing)).toContain(standing)
  if (seq < LINES) await vault.append(rows.slice(seq))
  if (found.damaged.length > 0) await vault.snapshot('asked', null)
  await vault.settled()
  const mended = await open(place).holding()
  expect(mended.sentinel, say('nothing is missing afterwards')).toEqual(database)
  expect(mended.damaged, say('it is told once, not again and again')).toEqual([])
  const again = await open(place).read(null)
  expect(await textOf(again!.bytes), say('the newest state is whole')).toBe(after(LINES))
}

test('a journal or a snapshot that is damaged is noticed, and a true state is given back', async () => {
  const { snapshots } = await open(whole).holding()
  expect(snapshots.length).toBeGreaterThan(4)
  const journal = await readdir(join(whole, 'journal'))
  expect(journal.length).toBeGreaterThan(1)
  const many = runs(24)
  for (let run = 0; run < many; run += 1) {
    const place = join(folder, `run-${run}`)
    await cp(whole, place, { recursive: true })
    await damaged(place, run)
    await rm(place, { recursive: true })
  }
})
