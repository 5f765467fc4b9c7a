import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseProject } from '#shared/formats/projectFile'
import { recordsOf } from '#shared/records/memory'
import { wasRefused, type Outcome } from '#history/history'
import { closeSession, makeProject, type Session } from '#history/projects'
import { openKept } from '#history/safekeeping'
import { openDatabase } from '#storage/database'
import { packProject, readWholeProject } from '#storage/wholeProject'
import { fileCalls } from '../../src/main/vault/calls'
import { differences, Model } from './model'
import { startedVault } from './startedVault'
import { randomStep } from './randomSteps'
import { chanceOf, runs, told } from './runs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-soak-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const heapInMB = () => {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

const pack = async (uuid: string) => {
  const db = await openDatabase(uuid)
  const packed = await packProject(db, Date.now())
  db.close()
  return packed
}

const keyOf = (outcome: Outcome) => (wasRefused(outcome) ? outcome.refused.key : null)

test('after any commands, undo, redo and restarts, database, vault and model are the same', async () => {
  const many = runs(1000)
  const chance = chanceOf(0)
  const ids: string[] = []
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    const hex = () =>
      Math.floor(chance.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')
    const [a, b, c, d] = [hex(), hex(), hex(), hex()]
    const id = `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}` as const
    ids.push(id)
    return id
  })
  // Some fifty snapshots by the clock, however long the run is.
  let clock = 1_700_000_000_000
  const tick = (50 * 600_000) / many
  const fail = (error: unknown) => {
    throw error
  }
  let kept = startedVault(fileCalls, folder, () => clock, fail)
  const uuid = await makeProject('Soak', 'Ana')
  if (typeof uuid !== 'string') throw new Error(uuid.refused.key)

  const open = async (run: number): Promise<Session> => {
    const opened = await openKept(uuid, kept.host, pack)
    if ('disagreement' in opened) throw new Error(told(run, opened.disagreement.standing))
    if ('locked' in opened) throw new Error(told(run, 'locked'))
    expect(opened.damagedCopies, told(run, 'nothing to tell')).toBeNull()
    return opened.session
  }
  let session = await open(0)
  const start = await readWholeProject(session.db)
  const model = new Model(recordsOf(start.records), session.coderId)

  const restart = async (run: number) => {
    // In half of the cases the vault has not been given the last lines when the window goes.
    if (chance.next() < 0.5) await session.keeper!.settled()
    closeSession(session)
    await kept.end()
    kept = startedVault(fileCalls, folder, () => clock, fail)
    session = await open(run)
  }
  const heaps: number[] = []
  for (let run = 1; run <= many; run += 1) {
    clock += tick
    const way = chance.next()
    ids.length = 0
    if (way < 0.15)
      expect(keyOf(await session.history.undo()), told(run, 'undo')).toBe(model.undo())
    else if (way < 0.25) {
      expect(keyOf(await session.history.redo()), told(run, 'redo')).toBe(model.redo())
    } else {
      const { history } = session
      await randomStep(
        model.records,
        chance,
        run,
      )?.(async (command, args) => {
        const outcome = await history.run(command, args)
        const at = wasRefused(outcome) ? 0 : outcome.row.at
        const expected = await model.run(command, args, at, ids)
        expect(keyOf(outcome), told(run, command.name)).toBe(expected)
      })
    }
    if (chance.next() < 0.02) await restart(run)
    if (run % 100 === 0) {
      const { records } = await readWholeProject(session.db, { journal: false })
      expect(differences(records, model.records), told(run, 'the database')).toEqual([])
    }
    if (run === Math.floor(many / 2) || run === many) heaps.push(heapInMB())
  }

  await restart(many)
  // The vault has been given what it had not heard of when the window went.
  await session.keeper!.settled()
  const { records, journal } = await readWholeProject(session.db)
  expect(differences(records, model.records), 'the database').toEqual([])
  const newest = await kept.host.read(uuid, null)
  const parsed = await parseProject(newest!.bytes)
  if (!parsed.ok) throw new Error(parsed.problem.key)
  expect(differences(parsed.records, model.records), 'the vault').toEqual([])
  expect(parsed.journal, 'the journal in the vault').toEqual(journal)
  closeSession(session)
  await kept.end()

  const [half = 0, end = 0] = heaps
  const lines = JSON.stringify(journal).length / 1024 ** 2
  console.log(
    `${many} steps, ${journal.length} lines of ${lines.toFixed(1)} MB: heap ${half.toFixed(0)} MB half-way, ${end.toFixed(0)} MB at the end`,
  )
  // The database of this test lies in the heap and holds every line; beyond that little may be added.
  expect(end - half).toBeLessThan(64 + 20 * lines)
})
