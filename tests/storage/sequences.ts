import { mortalCalls } from './mortalStores'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCode } from '#shared/commands/createCode'
import { parseProject } from '#shared/formats/projectFile'
import { makeLock } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import type { VaultHost } from '#host/vault'
import { deleteForGood } from '#history/discarding'
import { wasRefused } from '#history/history'
import { lookAtKept } from '#history/looking'
import { putBack } from '#history/missing'
import { adoptProject, closeSession, makeProject } from '#history/projects'
import { keepBoth, keepDatabase, readKept, restore } from '#history/recovery'
import { openKept } from '#history/safekeeping'
import { changeLock } from '#history/sealing'
import { storeAnew } from '#history/storing'
import { deleteProjectForGood, patchProject } from '#storage/catalogue'
import { deleteDatabase, openDatabase } from '#storage/database'
import { startedVault } from '../torture/startedVault'
import { offThread } from './keptProjects'
import { databaseOf as oldDatabase } from './oldDatabase'

const random = (count: number) => new Uint8Array(count).fill(count)
const key = random(32)
/** What every sealed project here is sealed with. */
export const sealing = {
  key,
  lock: makeLock(key, 'a synthetic passphrase', makeRecoveryKey(random), random),
}

async function openNow(uuid: string, vault: VaultHost) {
  const opened = await openKept(uuid, vault, offThread.pack)
  if (!('session' in opened)) throw new Error(`Not opened: ${Object.keys(opened).join()}`)
  await opened.session.keeper!.settled()
  return opened.session
}

async function coded(uuid: string, vault: VaultHost, ...names: string[]): Promise<void> {
  const session = await openNow(uuid, vault)
  try {
    for (const name of names) {
      const outcome = await session.history.run(createCode, { name, parentId: null })
      if (wasRefused(outcome)) throw new Error(outcome.refused.key)
    }
    await session.keeper!.settled()
  } finally {
    closeSession(session)
  }
}

async function made(vault: VaultHost, given: typeof sealing | null = null): Promise<string> {
  const uuid = await makeProject('Pumps', 'Ana', given)
  if (typeof uuid !== 'string') throw new Error(uuid.refused.key)
  await coded(uuid, vault, 'A', 'B')
  return uuid
}

/** A project whose database has lost its last line; or, with another line in its place, has gone another way. */
async function behind(vault: VaultHost, ...instead: string[]): Promise<string> {
  const uuid = await made(vault)
  const db = await openDatabase(uuid)
  await db.table('journal').delete(3)
  await db.table('journalDiffs').delete(3)
  await db
    .records('code')
    .filter(({ name }) => name === 'B')
    .delete()
  db.close()
  if (instead.length > 0) {
    const elsewhere = await mkdtemp(join(tmpdir(), 'veta-elsewhere-'))
    const other = startedVault(mortalCalls, elsewhere, Date.now, () => undefined)
    await coded(uuid, other.host, ...instead)
    await other.vault.settled()
    await rm(elsewhere, { recursive: true, force: true, maxRetries: 5 })
  }
  return uuid
}

const contents = async (uuid: string) => {
  const parsed = await parseProject((await offThread.pack(uuid, null)).bytes)
  if (!parsed.ok) throw new Error(parsed.problem.key)
  return parsed
}

export interface Sequence {
  name: string
  /** What is there when it begins; gives the project that it is about. */
  before: (vault: VaultHost) => Promise<string>
  steps: (uuid: string, vault: VaultHost) => Promise<unknown>
  /** What the next start shows where nothing was done, where all was, and what else it may show. */
  shows: { before: string[]; after: string[]; or?: string[][] }
}

const AB = ['Pumps: A,B']
const LOST = ['Pumps is databaseBehind: A / A,B']

export const sequences: Sequence[] = [
  {
    name: 'making a project',
    before: async () => '',
    steps: async (_uuid, vault) => made(vault),
    shows: { before: [], after: AB, or: [['Pumps: '], ['Pumps: A']] },
  },
  {
    name: 'opening a project file',
    before: async (vault) => made(vault),
    steps: async (uuid, vault) => {
      const other = await adoptProject(await contents(uuid), { fileName: 'x.veta', sample: false })
      closeSession(await openNow(other, vault))
    },
    shows: { before: AB, after: [...AB, ...AB] },
  },
  {
    name: 'restoring the newest state',
    before: async (vault) => behind(vault),
    steps: (uuid, vault) => restore(uuid, null, vault, offThread, ''),
    shows: { before: LOST, after: AB },
  },
  {
    name: 'restoring a database that is gone',
    before: async (vault) => {
      const uuid = await made(vault)
      await deleteDatabase(uuid)
      return uuid
    },
    steps: (uuid, vault) => restore(uuid, null, vault, offThread, ''),
    shows: { before: ['Pumps is databaseBehind:  / A,B'], after: AB },
  },
  {
    name: 'restoring an earlier state',
    before: async (vault) => behind(vault),
    steps: async (uuid, vault) => {
      const [earliest] = (await vault.look(uuid, 0)).snapshots
      await restore(uuid, earliest!.name, vault, offThread, 'then')
    },
    shows: { before: LOST, after: ['Pumps: '], or: [AB] },
  },
  {
    name: 'keeping both',
    before: async (vault) => behind(vault, 'C'),
    steps: (uuid, vault) => keepBoth(uuid, vault, offThread, 'Pumps (recovered)'),
    shows: {
      before: ['Pumps is diverged: A,C / A,B'],
      after: ['Pumps (recovered): A,B', 'Pumps: A,C'],
      or: [['Pumps (recovered): A,B', 'Pumps is diverged: A,C / A,B']],
    },
  },
  {
    name: 'keeping the database',
    before: async (vault) => behind(vault, 'C'),
    steps: (uuid, vault) => keepDatabase(uuid, vault, offThread),
    shows: { before: ['Pumps is diverged: A,C / A,B'], after: ['Pumps: A,C'] },
  },
  {
    name: 'taking a project off the list and bringing it back',
    before: async (vault) => made(vault),
    steps: async (uuid) => {
      await patchProject(uuid, { removedAt: 1 })
      await patchProject(uuid, { removedAt: null })
    },
    shows: { before: AB, after: AB, or: [['Pumps, removed: A,B']] },
  },
  {
    name: 'deleting a project for good',
    before: async (vault) => {
      const uuid = await made(vault)
      await patchProject(uuid, { removedAt: 1 })
      return uuid
    },
    steps: (uuid, vault) => deleteForGood(uuid, vault),
    shows: { before: ['Pumps, removed: A,B'], after: [] },
  },
  {
    name: 'encrypting a project',
    before: async (vault) => made(vault),
    steps: async (uuid, vault) => storeAnew({ uuid, keeper: null }, sealing, vault, offThread),
    shows: { before: AB, after: ['Pumps, sealed: A,B'] },
  },
  {
    name: 'removing the encryption',
    before: async (vault) => made(vault, sealing),
    steps: async (uuid, vault) => storeAnew({ uuid, keeper: null }, null, vault, offThread),
    shows: { before: ['Pumps, sealed: A,B'], after: AB },
  },
  {
    name: 'changing the passphrase',
    before: async (vault) => made(vault, sealing),
    steps: (uuid, vault) => changeLock(uuid, sealing, vault),
    shows: { before: ['Pumps, sealed: A,B'], after: ['Pumps, sealed: A,B'] },
  },
  {
    name: 'bringing a project to the format of today',
    before: async () => {
      const { records, journal } = { records: [], journal: [] }
      const uuid = await adoptProject({ records, journal }, { fileName: null, sample: false })
      await deleteDatabase(uuid)
      await patchProject(uuid, { name: 'Old' })
      await oldDatabase(1, uuid)
      return uuid
    },
    steps: async (uuid, vault) => closeSession(await openNow(uuid, vault)),
    shows: { before: ['Old: Demand,Supply'], after: ['Old: Demand,Supply'] },
  },
  {
    name: 'putting back a project that is missing from the list',
    before: async (vault) => {
      const uuid = await made(vault)
      await deleteProjectForGood(uuid)
      return uuid
    },
    steps: (uuid, vault) => putBack(uuid, null, vault, offThread),
    shows: { before: ['missing: A,B'], after: AB, or: [['Pumps is databaseBehind:  / A,B']] },
  },
  {
    name: 'looking at a kept state',
    before: async (vault) => made(vault),
    steps: async (uuid, vault) => {
      const kept = await readKept(uuid, null, vault, offThread)
      await lookAtKept(kept, { uuid, at: 1 })
    },
    shows: { before: AB, after: AB },
  },
]
