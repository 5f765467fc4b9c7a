import { mortalCalls, runMortally } from './mortalStores'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { atWork } from '#storage/atWork'
import { deleteProjectForGood, listedUuids } from '#storage/catalogue'
import { PROJECT_PREFIX } from '#storage/database'
import { allKeys, setKey } from '#storage/keys'
import { startedVault } from '../torture/startedVault'
import { sealing, sequences, type Sequence } from './sequences'
import { shownAtStart } from './shownAtStart'

/** What takes several steps over the list, the databases and the vault: it must be done or not done at the next start. */

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veta-short-'))
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

const started = () => startedVault(mortalCalls, folder, Date.now, () => undefined)

/** A new process knows no key, and is at work on nothing. */
function forgetAll(): void {
  atWork.clear()
  for (const [uuid] of allKeys()) setKey(uuid, null)
}

/** A new computer. */
async function nothingThere(): Promise<void> {
  forgetAll()
  for (const uuid of await listedUuids()) await deleteProjectForGood(uuid)
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(PROJECT_PREFIX)) await Dexie.delete(name)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  await mkdir(folder)
}

/** The sequence in a process that has just been started on what was there before it. */
async function begun({ before, steps }: Sequence) {
  await nothingThere()
  const { vault, host } = started()
  const uuid = await before(host)
  await vault.settled()
  forgetAll()
  if (uuid && (await host.look(uuid, 0)).lock) {
    await host.seal(uuid, sealing)
    setKey(uuid, sealing.key)
  }
  return { work: async () => void (await steps(uuid, host)), settled: vault.settled }
}

/** What the next start shows. */
async function found(): Promise<string[]> {
  forgetAll()
  const { vault, host } = started()
  const lines = await shownAtStart(host, folder, sealing.key)
  await vault.settled()
  return lines
}

const isLong = process.env['VETA_TORTURE'] !== undefined
const fates = ['dies', 'fails'] as const

test.each(sequences)('$name: cut short at any call, it has been done or not', async (sequence) => {
  const { before, after, or = [] } = sequence.shows
  await begun(sequence)
  expect(await found()).toEqual(before)
  const whole = await begun(sequence)
  const { made: many, error: none } = await runMortally(whole.work, 0, 'dies')
  if (none) throw none
  await whole.settled()
  expect(await found()).toEqual(after)
  // A long run takes every call, and what can become of it; else every third, and both in turn.
  for (let nth = many; nth > 0; nth -= isLong ? 1 : 3) {
    for (const fate of isLong ? fates : [fates[nth % 2]!]) {
      const { work, settled } = await begun(sequence)
      const { site, error } = await runMortally(work, nth, fate)
      if (fate === 'fails') await settled()
      const told = `${fate} at call ${nth} of ${many} (${site}): ${String(error)}`
      const isTold = fate === 'dies' || error !== null
      expect(isTold ? [before, after, ...or] : [after], told).toContainEqual(await found())
    }
  }
})
