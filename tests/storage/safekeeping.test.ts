import 'fake-indexeddb/auto'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { parseProject } from '#shared/formats/projectFile'
import { VaultError, type VaultHost } from '#host/vault'
import { wasRefused } from '#history/history'
import { closeSession, openSession } from '#history/projects'
import { keepBoth, keepDatabase, restore } from '#history/recovery'
import { deleteDatabase, openDatabase, PROJECT_PREFIX } from '#storage/database'
import { codesIn, disagreement, made, offThread, opened, withCodes } from './keptProjects'
import { databaseOf as oldDatabase } from './oldDatabase'
import { fileCalls, type FileCalls } from '../../src/main/vault/calls'
import { nodeVault, openVaultAt } from './nodeVault'

/** Puts the database back to what it was before `work`. */
async function rolledBack(uuid: string, work: () => Promise<void>) {
  const db = await openDatabase(uuid)
  const tables = await Promise.all(db.tables.map((table) => table.toArray()))
  db.close()
  await work()
  const again = await openDatabase(uuid)
  await again.transaction('rw', again.tables, async () => {
    for (const [i, table] of again.tables.entries()) {
      await table.clear()
      await table.bulkAdd(tables[i]!)
    }
  })
  again.close()
}

describe('opening a project that is kept', () => {
  test('sends what the vault lacks, and finds both the same the next time', async () => {
    const { vault } = await nodeVault()
    const uuid = await made('Pumps')
    await withCodes(uuid, vault, 'A', 'B')
    expect((await vault.look(uuid, 0)).sentinel.counts.code).toBe(2)
    const db = await openDatabase(uuid)
    const alone = await openSession(uuid, { db })
    await alone.history.run(createCode, { name: 'C', parentId: null })
    closeSession(alone)
    await withCodes(uuid, vault)
    expect((await vault.look(uuid, 0)).sentinel.counts.code).toBe(3)
    expect((await opened(uuid, vault)).damagedCopies).toBeNull()
  })

  test('that has an older format keeps it as it is before it is migrated', async () => {
    const { vault } = await nodeVault()
    const uuid = crypto.randomUUID()
    await oldDatabase(1, uuid)
    await opened(uuid, vault)
    const { snapshots } = await vault.look(uuid, 0)
    expect(snapshots.map(({ why }) => why)).toEqual(['migration'])
    const read = await vault.read(uuid, snapshots[0]!.name)
    const parsed = await parseProject(read!.bytes)
    expect(parsed.ok && parsed.records.length).toBe(13)
  })

  test('whose vault can not be read opens all the same, and says so', async () => {
    const { vault } = await nodeVault()
    const uuid = await made('Pumps')
    const broken: VaultHost = {
      ...vault,
      look: async () => {
        throw new VaultError('EIO', 'made to fail')
      },
    }
    const { session } = await opened(uuid, broken)
    await session.keeper!.settled()
    expect(session.keeper!.now()).toMatchObject({ behind: 1, trouble: { code: 'EIO' } })
  })
})

test('a damaged copy that no new one can take the place of just now is told of, and the project opens', async () => {
  let isFull = false
  const open: FileCalls['open'] = async (path, flags) => {
    if (isFull && flags !== 'r') throw Object.assign(new Error('made to fail'), { code: 'ENOSPC' })
    return fileCalls.open(path, flags)
  }
  const { vault, folder, settled } = await nodeVault({ ...fileCalls, open })
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await settled()
  const [snapshot] = (await vault.look(uuid, 0)).snapshots
  const again = openVaultAt(folder, { ...fileCalls, open })
  await truncate(join(folder, uuid, 'snapshots', snapshot!.name), 50)
  isFull = true
  const { damagedCopies } = await opened(uuid, again)
  expect(damagedCopies).toMatchObject({ files: [snapshot!.name], error: { code: 'ENOSPC' } })
})

describe('a database that has lost its last lines', () => {
  async function behind() {
    const { vault } = await nodeVault()
    const uuid = await made('Pumps')
    await withCodes(uuid, vault, 'A')
    await rolledBack(uuid, () => withCodes(uuid, vault, 'B', 'C'))
    expect(await disagreement(uuid, vault)).toMatchObject({ standing: 'databaseBehind' })
    return { vault, uuid }
  }

  test('is restored whole', async () => {
    const { vault, uuid } = await behind()
    const { snapshots } = await vault.look(uuid, 0)
    expect(snapshots.length).toBeGreaterThan(0)
    await restore(uuid, null, vault, offThread, '')
    expect(await codesIn(uuid)).toEqual(['A', 'B', 'C'])
    await opened(uuid, vault)
    // Whoever finds that it is not what they wanted can still go further back.
    expect((await vault.look(uuid, 0)).snapshots).toEqual(snapshots)
  })

  test('is restored to an earlier state as one step that can be taken back', async () => {
    const { vault, uuid } = await behind()
    const earlier = (await vault.look(uuid, 0)).snapshots[0]!
    await restore(uuid, earlier.name, vault, offThread, 'then')
    const before = await codesIn(uuid)
    expect(before).not.toEqual(['A', 'B', 'C'])
    const { session } = await opened(uuid, vault)
    expect(wasRefused(await session.history.undo())).toBe(false)
    expect(await codesIn(uuid)).toEqual(['A', 'B', 'C'])
  })

  test('can go on beside what was kept, which becomes a project of its own', async () => {
    const { vault, uuid } = await behind()
    const other = await keepBoth(uuid, vault, offThread, 'Pumps (recovered)')
    expect(await codesIn(uuid)).toEqual(['A'])
    expect(await codesIn(other)).toEqual(['A', 'B', 'C'])
    await opened(uuid, vault)
    const { session } = await opened(other, vault)
    expect(session.mirror.all('project')).toMatchObject([{ name: 'Pumps (recovered)' }])
    // Its new name is a step like any other: below it are those that were kept.
    for (const _step of ['its name', 'C', 'B', 'A'])
      expect(wasRefused(await session.history.undo())).toBe(false)
    expect(session.mirror.all('project')).toMatchObject([{ name: 'Pumps' }])
    expect(session.mirror.all('code')).toEqual([])
  })

  test('can go on alone, with what was kept put aside', async () => {
    const { vault, uuid } = await behind()
    await keepDatabase(uuid, vault, offThread)
    expect(await codesIn(uuid)).toEqual(['A'])
    await withCodes(uuid, vault, 'D')
    expect((await vault.look(uuid, 0)).sentinel.counts.code).toBe(2)
  })
})

test('a database that is gone waits for a decision instead of opening empty', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await deleteDatabase(uuid)
  expect(await disagreement(uuid, vault)).toMatchObject({
    standing: 'databaseBehind',
    database: { seq: 0 },
  })
  await restore(uuid, null, vault, offThread, '')
  expect(await codesIn(uuid)).toEqual(['A'])
})

test('lines that only a damaged vault has are not written over: the database lends it what it lost', async () => {
  const { vault, folder, settled } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await rolledBack(uuid, () => withCodes(uuid, vault, 'B', 'C'))
  await settled()
  for (const { name } of (await vault.look(uuid, 0)).snapshots)
    await truncate(join(folder, uuid, 'snapshots', name), 50)
  const again = openVaultAt(folder, fileCalls)
  expect(await again.look(uuid, 0)).toMatchObject({ sentinel: { seq: 0 }, hasGap: true })
  expect(await disagreement(uuid, again)).toMatchObject({
    standing: 'databaseBehind',
    kept: { sentinel: { seq: 4 }, hasGap: false },
  })
  await restore(uuid, null, again, offThread, '')
  expect(await codesIn(uuid)).toEqual(['A', 'B', 'C'])
})

test('a database in which nothing is where it should be is told of, and restored', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  await deleteDatabase(uuid)
  const strange = new Dexie(`veta-project-${uuid}`)
  strange.version(3).stores({ code: 'x' })
  await strange.open()
  strange.close()
  expect(await disagreement(uuid, vault)).toMatchObject({ standing: 'unreadable', database: null })
  await restore(uuid, null, vault, offThread, '')
  expect(await codesIn(uuid)).toEqual(['A'])
})

test('two histories on one project are noticed', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A')
  const elsewhere = (await nodeVault()).vault
  await rolledBack(uuid, () => withCodes(uuid, vault, 'B'))
  await withCodes(uuid, elsewhere, 'C')
  expect(await disagreement(uuid, vault)).toMatchObject({ standing: 'diverged' })
})

test('records that vanish without a step are noticed', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  await withCodes(uuid, vault, 'A', 'B')
  const db = await openDatabase(uuid)
  const [first] = await db.table('code').toArray()
  await db.table('code').delete(first.id)
  db.close()
  expect(await disagreement(uuid, vault)).toMatchObject({ standing: 'altered' })
})

test('a record that the disk has altered is noticed, and comes back as it was written', async () => {
  const { vault } = await nodeVault()
  const uuid = await made('Pumps')
  const { session } = await opened(uuid, vault)
  const words = 'A synthetic definition of many words. '.repeat(1000)
  const outcome = await session.history.run(createCode, {
    name: 'A',
    parentId: null,
    definition: words,
  })
  if (wasRefused(outcome)) throw new Error(outcome.refused.key)
  await session.keeper!.settled()
  closeSession(session)
  const raw = new Dexie(PROJECT_PREFIX + uuid)
  await raw.open()
  await raw
    .table('code')
    .toCollection()
    .modify({ definition: words.replace('many', 'Many') })
  raw.close()
  expect(await disagreement(uuid, vault)).toMatchObject({
    standing: 'damaged',
    database: { seq: 2 },
  })
  await restore(uuid, null, vault, offThread, '')
  const again = await opened(uuid, vault)
  expect(again.session.mirror.all('code')).toMatchObject([{ name: 'A', definition: words }])
})
