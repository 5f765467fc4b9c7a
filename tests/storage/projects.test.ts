import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createCode } from '#shared/commands/createCode'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { adoptProject, closeSession, makeProject, openSession } from '#history/projects'
import { roomNow, watchSpace } from '#history/space'
import { deleteProjectForGood, findProject, listProjects, patchProject } from '#storage/catalogue'
import { byId, ofType, readSampleStudy } from '../unit/records/sampleStudy'
import { everythingIn, written } from './windows'

async function session(uuid: string) {
  const opened = await openSession(uuid)
  onTestFinished(() => closeSession(opened))
  return opened
}
const uuidOf = async (name: string) =>
  (await listProjects()).filter((entry) => entry.name === name).map(({ uuid }) => uuid)

/** Makes a project that nothing speaks against. */
async function made(name: string): Promise<string> {
  const uuid = await makeProject(name, 'Ana')
  if (typeof uuid !== 'string') throw new Error(`Refused: ${uuid.refused.key}`)
  return uuid
}

describe('a new project', () => {
  test('has its name and its coder, one line of history, and a place in the list', async () => {
    const uuid = await made(' Mines ')
    const { db, coderId, mirror } = await session(uuid)
    const { records, journal } = await everythingIn(db)
    expect(records).toMatchObject([
      { type: 'project', id: `project:${uuid}`, name: 'Mines', memo: '', pins: [] },
      { type: 'coder', id: coderId, name: 'Ana' },
    ])
    expect(journal).toMatchObject([{ seq: 1, command: 'createProject', coderId }])
    expect(mirror.all('project')).toHaveLength(1)
    expect(await findProject(uuid)).toMatchObject({
      uuid,
      removedAt: null,
      savedSeq: 0,
      savedAs: null,
      sample: false,
    })
  })

  test.each([
    ['without a name', '  ', 'refusals.emptyName'],
    ['with a name that is too long', 'x'.repeat(501), 'refusals.longName'],
  ])('%s is refused and leaves nothing behind', async (_how, name, key) => {
    const before = await Dexie.getDatabaseNames()
    expect(await makeProject(name, 'Ana')).toMatchObject({ refused: { key } })
    expect(await Dexie.getDatabaseNames()).toEqual(before)
  })

  test('is on top of the list once it is opened', async () => {
    const first = await made('Opened later')
    const second = await made('Opened before')
    await patchProject(first, { openedAt: 1 })
    await patchProject(second, { openedAt: 2 })
    const order = async () =>
      (await listProjects()).map(({ uuid }) => uuid).filter((id) => [first, second].includes(id))
    expect(await order()).toEqual([second, first])
    await session(first)
    expect(await order()).toEqual([first, second])
  })
})

describe('a project from a file', async () => {
  const study = await readSampleStudy()

  test('keeps every record and its whole history, and is saved up to its last line', async () => {
    const uuid = await adoptProject(study, { fileName: 'study.veta', sample: true })
    const { db, coderId } = await session(uuid)
    const { records, journal } = await everythingIn(db)
    expect(byId(records)).toEqual(byId(study.records))
    expect(journal).toEqual(study.journal)
    expect(coderId).toBe(ofType(study.records, 'coder')[0]!.id)
    expect(await findProject(uuid)).toMatchObject({
      name: 'Sample',
      savedAs: 'study.veta',
      savedSeq: study.journal.length,
      sample: true,
    })
  })

  test('can be taken back to its first step and done again to its last', async () => {
    const uuid = await adoptProject(study, { fileName: null, sample: false })
    const { db, history } = await session(uuid)
    for (const { seq } of study.journal.toReversed().slice(0, -1)) {
      expect(written(await history.undo()).of).toBe(seq)
    }
    expect((await everythingIn(db)).records.map(({ type }) => type)).toEqual(['project', 'coder'])
    for (const { seq } of study.journal.slice(1)) {
      expect(written(await history.redo()).of).toBe(seq)
    }
    const { records, journal } = await everythingIn(db)
    expect(byId(records)).toEqual(byId(study.records))
    expect(journal).toHaveLength(study.journal.length * 3 - 2)
    const parsed = await parseProject(serialiseProject({ records, journal }, Date.UTC(2026, 0, 1)))
    expect(parsed).toMatchObject({ ok: true, journal })
  }, 60_000)

  test('adopted twice is two projects, of which one changes without the other', async () => {
    const contents = { records: study.records, journal: study.journal }
    const from = { fileName: null, sample: false }
    const one = await session(await adoptProject(contents, from))
    const two = await session(await adoptProject(contents, from))
    written(await one.history.run(createCode, { name: 'Only here', parentId: null }))
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)
    expect(names(one.mirror.all('code'))).toContain('Only here')
    expect(names(await two.db.records('code').toArray())).not.toContain('Only here')
  })

  test('that does not fit leaves no entry in the list and no database', async () => {
    const [coder] = ofType(study.records, 'coder')
    const [project] = ofType(study.records, 'project')
    const records = [
      { ...project!, name: 'Broken' },
      { ...coder!, createdAt: -1 },
    ]
    const before = await Dexie.getDatabaseNames()
    const adopted = adoptProject({ records, journal: [] }, { fileName: 'x.veta', sample: false })
    await expect(adopted).rejects.toThrow('createdAt')
    expect(await uuidOf('Broken')).toEqual([])
    expect(await Dexie.getDatabaseNames()).toEqual(before)
  })
})

/** Has the disk measured once. */
async function diskHas(free: number | null): Promise<void> {
  watchSpace(async () => free)()
  await vi.waitFor(() => expect(roomNow().free).toBe(free))
}

test('no project is begun on a full disk, which could take the others with it', async () => {
  onTestFinished(() => diskHas(null))
  await diskHas(100 * 1024 ** 2)
  const before = await Dexie.getDatabaseNames()
  expect(await makeProject('Late', 'Ana')).toMatchObject({ refused: { key: 'refusals.diskFull' } })
  expect(await Dexie.getDatabaseNames()).toEqual(before)
})

describe('a project that is deleted for good', () => {
  test('is gone from the list and from the disk, and the others are not', async () => {
    const gone = await made('Gone')
    const kept = await made('Kept')
    const before = await Dexie.getDatabaseNames()
    await deleteProjectForGood(gone)
    expect(await findProject(gone)).toBeUndefined()
    expect(await Dexie.getDatabaseNames()).toEqual(before.filter((name) => !name.endsWith(gone)))
    expect(await Dexie.getDatabaseNames()).toContain(`veta-project-${kept}`)
    expect(await uuidOf('Kept')).toEqual([kept])
  })

  test('stays whole while it is only taken off the list', async () => {
    const uuid = await made('Removed')
    await patchProject(uuid, { removedAt: 7 })
    expect(await findProject(uuid)).toMatchObject({ removedAt: 7, name: 'Removed' })
    const { mirror } = await session(uuid)
    expect(mirror.all('project')).toMatchObject([{ name: 'Removed' }])
  })
})
