import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { diffOf, type RecordsDiff } from '#shared/records/diff'
import { FORMAT_VERSION, type AnyRecord, type Code } from '#shared/records/schema'
import { applyDiff, fillDatabase, StaleDiffError, type Change } from '#storage/applyDiff'
import { openDatabase, ProjectDatabase, TooNewError } from '#storage/database'
import { readWholeProject } from '#storage/wholeProject'
import { coderId, everythingIn, newUuid, projectWindow, recordsIn } from './windows'

const changeOf = (diff: RecordsDiff): Change => ({
  entry: { at: 5, coderId, kind: 'do', of: null, command: 'createCode', label: { name: 'x' } },
  diff,
})
const code = (name: string): Code => ({
  type: 'code',
  id: `code:${name}`,
  name,
  parentId: null,
  order: 1,
  colour: 'teal',
  key: '',
  definition: '',
  include: '',
  exclude: '',
  example: '',
  caseKindIds: [],
  exclusiveGroup: '',
  memo: '',
})

describe('a change', () => {
  test('is written with its journal line and what it changed, under the next number', async () => {
    const { db } = await projectWindow()
    const before = await everythingIn(db)
    const diff = diffOf({ added: [code('new')] })
    const row = await applyDiff(db, async () => changeOf(diff))
    expect(row).toEqual({ seq: 5, ...changeOf(diff).entry, diff })
    const after = await everythingIn(db)
    expect(after.journal).toEqual([...before.journal, row])
    expect(await recordsIn(db)).toMatchObject({ 'code:new': code('new') })
    expect(after.records).toHaveLength(before.records.length + 1)
    expect(await db.journal.get(5)).not.toHaveProperty('diff')
  })

  test('sees in its reader what is stored, and the number of the last line', async () => {
    const { db } = await projectWindow()
    const seen = await applyDiff(db, async (reader, head) => ({
      nothing: {
        head,
        names: (await reader.all('code')).map(({ name }) => name).toSorted(),
        sources: (await reader.all('source')).length,
        top: (await reader.where('text', 'sourceId', 'source:none')).length,
        gone: await reader.get('code:none'),
      },
    }))
    expect(seen).toEqual({
      nothing: { head: 4, names: ['Demand', 'Supply'], sources: 1, top: 0, gone: undefined },
    })
  })

  test('that turns out to be none writes nothing', async () => {
    const { db } = await projectWindow()
    const before = await everythingIn(db)
    expect(await applyDiff(db, async () => ({ nothing: 'reason' }))).toEqual({ nothing: 'reason' })
    expect(await everythingIn(db)).toEqual(before)
  })
})

describe('a change that cannot be written whole', () => {
  const attempts: [string, RegExp, (known: Code) => RecordsDiff][] = [
    [
      'updates a record from what it no longer is',
      /has changed in the meantime/,
      (known) =>
        diffOf({
          updated: [
            [
              { ...known, memo: 'stale' },
              { ...known, memo: 'x' },
            ],
          ],
        }),
    ],
    [
      'updates a record that is not there',
      /has changed in the meantime/,
      () => diffOf({ updated: [[code('gone'), { ...code('gone'), memo: 'x' }]] }),
    ],
    [
      'removes a record that has changed',
      /has changed in the meantime/,
      (known) => diffOf({ removed: [{ ...known, memo: 'stale' }] }),
    ],
    [
      'removes a record that is not there',
      /has changed in the meantime/,
      () => diffOf({ removed: [code('gone')] }),
    ],
    [
      'adds a record whose id is taken',
      /already exists|bulkAdd/i,
      (known) => diffOf({ added: [known] }),
    ],
    [
      'adds what is no record of its type',
      /code:bad: order/,
      () => diffOf({ added: [{ ...code('bad'), order: Number.NaN }] }),
    ],
    [
      'adds a record of a type that nobody knows',
      /Unknown record type/,
      () => ({ ...diffOf({}), added: { 'x:1': { type: 'x', id: 'x:1' } as unknown as AnyRecord } }),
    ],
  ]

  test.each(attempts)(
    'leaves records, journal and changes as they were when it %s',
    async (_name, reason, attempt) => {
      const { db } = await projectWindow()
      const [known] = await db.records('code').toArray()
      const before = await everythingIn(db)
      const { added, updated, removed } = attempt(known!)
      // The good part comes first, and must go with the bad one.
      const diff = {
        added: { 'code:good': code('good'), ...added },
        updated,
        removed,
      }
      await expect(applyDiff(db, async () => changeOf(diff))).rejects.toThrow(reason)
      expect(await everythingIn(db)).toEqual(before)
      expect(await db.journalDiffs.count()).toBe(4)
    },
  )

  test('says by its error that the database has moved on', async () => {
    const { db } = await projectWindow()
    const diff = diffOf({ removed: [code('gone')] })
    await expect(applyDiff(db, async () => changeOf(diff))).rejects.toBeInstanceOf(StaleDiffError)
  })

  test('writes nothing when deciding on it fails', async () => {
    const { db } = await projectWindow()
    const before = await everythingIn(db)
    const failing = applyDiff(db, async (reader) => {
      await reader.all('code')
      throw new Error('no such record')
    })
    await expect(failing).rejects.toThrow('no such record')
    expect(await everythingIn(db)).toEqual(before)
  })

  test('does not keep later changes from being written', async () => {
    const { db } = await projectWindow()
    const stale = diffOf({ removed: [code('gone')] })
    await expect(applyDiff(db, async () => changeOf(stale))).rejects.toThrow()
    const row = await applyDiff(db, async () => changeOf(diffOf({ added: [code('new')] })))
    expect(row).toMatchObject({ seq: 5 })
  })
})

describe('changes that are made at the same time', () => {
  test('are written one after the other, with numbers without gaps', async () => {
    const { db } = await projectWindow()
    const names = Array.from({ length: 8 }, (_, i) => `at once ${i}`)
    await Promise.all(
      names.map((name) => applyDiff(db, async () => changeOf(diffOf({ added: [code(name)] })))),
    )
    const { journal } = await everythingIn(db)
    expect(journal.map(({ seq }) => seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    for (const name of names) expect(await db.records('code').get(`code:${name}`)).toBeDefined()
  })
})

describe('an empty database', () => {
  test('is filled with a whole project, or stays empty', async () => {
    const from = await projectWindow()
    const { records, journal } = await everythingIn(from.db)
    const db = await openDatabase(newUuid())
    const twice = [...journal, journal[0]!]
    await expect(fillDatabase(db, records, twice)).rejects.toThrow()
    expect(await everythingIn(db)).toEqual({ records: [], journal: [] })
    await fillDatabase(db, records, journal)
    expect(await everythingIn(db)).toEqual({ records, journal })
    db.close()
  })

  test('refuses a project with a record that is none', async () => {
    const db = await openDatabase(newUuid())
    const broken = { ...code('bad'), colour: 'pink' } as unknown as AnyRecord
    await expect(fillDatabase(db, [code('good'), broken], [])).rejects.toThrow('code:bad: colour')
    expect(await everythingIn(db)).toEqual({ records: [], journal: [] })
    db.close()
  })
})

describe('a database that a newer app has written', () => {
  test('is not opened, and can be opened by that app as before', async () => {
    const { db, close } = await projectWindow()
    await db.meta.put({ key: 'formatVersion', value: FORMAT_VERSION + 1 })
    close()
    await expect(openDatabase(db.projectUuid)).rejects.toBeInstanceOf(TooNewError)
    const newer = new ProjectDatabase(db.projectUuid)
    expect((await newer.meta.get('formatVersion'))?.value).toBe(FORMAT_VERSION + 1)
    expect(await newer.records('code').count()).toBe(2)
    newer.close()
  })
})

describe('reading a whole project', () => {
  test('leaves the journal out when asked', async () => {
    const { db } = await projectWindow()
    const { records, journal } = await readWholeProject(db, { journal: false })
    expect(journal).toEqual([])
    expect(records).toEqual((await everythingIn(db)).records)
  })

  test('fails rather than tell a history that has lost a change', async () => {
    const { db } = await projectWindow()
    await db.journalDiffs.delete(2)
    await expect(everythingIn(db)).rejects.toThrow('Journal line 2 has lost its change')
  })
})
