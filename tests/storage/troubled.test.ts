import 'fake-indexeddb/auto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { makeLock } from '#shared/sealing/lock'
import { makeRecoveryKey } from '#shared/sealing/recoveryKey'
import { wasRefused } from '#history/history'
import { addToDraft } from '#history/drafts'
import { missingFrom, putBack } from '#history/missing'
import { closeSession, openSession, type Session } from '#history/projects'
import { restore } from '#history/recovery'
import { damaged } from '#history/safekeeping'
import { storeAnew } from '#history/storing'
import { deleteProjectForGood, findProject } from '#storage/catalogue'
import { openDatabase } from '#storage/database'
import { codesIn, made, offThread, opened, withCodes } from './keptProjects'
import { nodeVault } from './nodeVault'
import { databaseOf as oldDatabase } from './oldDatabase'
import { everythingIn } from './windows'

async function code({ history }: Session, name: string): Promise<void> {
  const outcome = await history.run(createCode, { name, parentId: null })
  if (wasRefused(outcome)) throw new Error(outcome.refused.key)
}

/** A step that the vault has not heard of. */
async function unheard(uuid: string, name: string): Promise<void> {
  const session = await openSession(uuid)
  await code(session, name)
  closeSession(session)
}

/** What a damaged list has lost. */
async function forgetLine(uuid: string): Promise<void> {
  const list = new Dexie('veta-catalogue')
  await list.open()
  await list.table('projects').delete(uuid)
  list.close()
}

test('a vault that somebody takes away while its project is open is whole again after the next step', async () => {
  const { vault, folder } = await nodeVault()
  const uuid = await made('Pumps')
  const { session } = await opened(uuid, vault)
  const keeper = session.keeper!
  await code(session, 'A')
  await keeper.settled()
  await rm(join(folder, uuid), { recursive: true })
  await code(session, 'B')
  await keeper.settled()
  await expect.poll(() => keeper.now(), { timeout: 10_000 }).toEqual({ behind: 0, trouble: null })
  expect(await vault.look(uuid, 0)).toMatchObject({ sentinel: { seq: 3, counts: { code: 2 } } })
  closeSession(session)
  await deleteProjectForGood(uuid)
  await putBack(uuid, null, vault, offThread)
  expect(await codesIn(uuid)).toEqual(['A', 'B'])
})

test('a damaged database gives the vault the lines that only it has before it is given up', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await unheard(uuid, 'B')
  expect(await damaged(uuid, vault)).toMatchObject({ kept: { sentinel: { counts: { code: 2 } } } })
  await restore(uuid, null, vault, offThread, '')
  expect(await codesIn(uuid)).toEqual(['A', 'B'])
})

test('the state before a migration has the lines that the vault had not heard of', async () => {
  const { vault } = await nodeVault()
  const uuid = crypto.randomUUID()
  await oldDatabase(1, uuid)
  const { session } = await opened(uuid, vault)
  const { journal } = await everythingIn(session.db)
  await session.keeper!.settled()
  closeSession(session)
  // What the vault was a few lines ago.
  const { vault: behind } = await nodeVault()
  await behind.append(uuid, journal.slice(0, -3))
  await deleteProjectForGood(uuid)
  await oldDatabase(1, uuid)
  await opened(uuid, behind)
  const { snapshots } = await behind.look(uuid, 0)
  const before = snapshots.filter(({ why }) => why === 'migration')
  expect(before.map(({ sentinel }) => sentinel.seq)).toEqual([journal.length])
})

test('typing that is no step yet outlives a restoring, and the encrypting of its project', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  const { session } = await opened(uuid, vault)
  await addToDraft(session, 'source:1', { base: 'a mark', pieces: ['typed'] }, 1)
  await session.keeper!.settled()
  closeSession(session)
  const draftsOf = async (of: string) => {
    const db = await openDatabase(of)
    return db.drafts.toArray().finally(() => db.close())
  }
  await restore(uuid, null, vault, offThread, '')
  expect(await draftsOf(uuid)).toMatchObject([{ edits: { pieces: ['typed'] } }])
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const key = random(32)
  const lock = makeLock(key, 'a synthetic passphrase', makeRecoveryKey(random), random)
  const stored = await storeAnew({ uuid, keeper: null }, { key, lock }, vault, offThread)
  expect(stored.isOldGone).toBe(true)
  expect(await draftsOf(stored.uuid)).toMatchObject([{ edits: { pieces: ['typed'] } }])
})

test('a missing project of which the database is still there comes back with the steps that only that has', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await unheard(uuid, 'B')
  await forgetLine(uuid)
  const { missing } = await missingFrom(vault)
  expect(missing.map((one) => one.uuid)).toEqual([uuid])
  await putBack(uuid, null, vault, offThread)
  expect(await findProject(uuid)).toMatchObject({ name: 'Pumps' })
  expect((await opened(uuid, vault)).session.mirror.all('code')).toHaveLength(2)
})

test('a vault that can not be looked at keeps no other missing project from being offered', async () => {
  const { vault, folder } = await nodeVault()
  const uuids = [await made('Pumps'), await made('Drills')]
  for (const uuid of uuids) {
    await withCodes(uuid, vault, 'A')
    await deleteProjectForGood(uuid)
  }
  await writeFile(join(folder, uuids[0]!, 'lock.json'), 'damaged')
  const { missing, errors } = await missingFrom(vault)
  expect(missing.map(({ uuid }) => uuid)).toEqual([uuids[1]])
  expect(errors).toHaveLength(1)
})
