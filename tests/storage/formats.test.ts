import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Dexie from 'dexie'
import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import type { JournalRow } from '#shared/records/journal'
import { checkRecords } from '#shared/records/invariants'
import { definitions, FORMAT_VERSION, parseRecord, recordTypes } from '#shared/records/schema'
import { byId } from '../unit/records/sampleStudy'
import { everythingIn, newUuid, openWindow, written } from './windows'

const file = readFileSync(join(import.meta.dirname, '../fixtures/format-1.veta'))
const parts = unzipSync(file)
const linesOf = <T>(name: string): T[] =>
  strFromU8(parts[name]!)
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T)

/** A database as the first format of the app left it, filled with what its project file holds. */
async function databaseOfFormat1(uuid: string): Promise<void> {
  const old = new Dexie(`veta-project-${uuid}`)
  const types = recordTypes.filter((type) => definitions[type].since === 1)
  old.version(1).stores({
    ...Object.fromEntries(types.map((type) => [type, ['id', ...definitions[type].indexes].join()])),
    journal: 'seq',
    journalDiffs: 'seq',
    meta: 'key',
  })
  for (const type of types) {
    const records = linesOf<{ id: string }>(`records/${type}.jsonl`)
    const text = ({ id }: { id: string }) => strFromU8(parts[`texts/${id.split(':')[1]}.txt`]!)
    await old
      .table(type)
      .bulkAdd(type === 'text' ? records.map((one) => ({ ...one, text: text(one) })) : records)
  }
  for (const { diff, ...entry } of linesOf<JournalRow>('journal.jsonl')) {
    await old.table('journal').add(entry)
    await old.table('journalDiffs').add({ seq: entry.seq, diff })
  }
  await old.table('meta').add({ key: 'formatVersion', value: 1 })
  old.close()
}

describe('a project of the first format', () => {
  test('opens from its file, in the shape of today, and is saved in it', async () => {
    const parsed = await parseProject(file)
    if (!parsed.ok) throw new Error(parsed.problem.key)
    expect(parsed.records).toHaveLength(13)
    expect(checkRecords(parsed.records)).toEqual([])
    expect(parsed.records.find(({ type }) => type === 'source')).toMatchObject({ media: null })
    const again = await parseProject(serialiseProject(parsed, Date.UTC(2026, 0, 20)))
    if (!again.ok) throw new Error(again.problem.key)
    expect(byId(again.records)).toEqual(byId(parsed.records))
    expect(again.journal).toEqual(parsed.journal)
  })

  test('opens from its database, and every step that was made then is undone and done again', async () => {
    const uuid = newUuid()
    await databaseOfFormat1(uuid)
    const { db, history, mirror } = await openWindow(uuid)
    expect((await db.meta.get('formatVersion'))?.value).toBe(FORMAT_VERSION)
    const opened = await everythingIn(db)
    for (const record of opened.records) expect(parseRecord(record)).toEqual(record)
    expect(mirror.all('source')[0]).toMatchObject({ name: 'Interview 1', media: null })
    // The first of the eleven lines is the project itself, which stays.
    for (let i = 0; i < 10; i += 1) written(await history.undo())
    const left = (await everythingIn(db)).records.map(({ type }) => type)
    expect(left).toEqual(['project', 'coder'])
    for (let i = 0; i < 10; i += 1) written(await history.redo())
    expect((await everythingIn(db)).records).toEqual(opened.records)
  })

  test('is the only one that had to be migrated: every migration there is was run by these tests', () => {
    const steps = recordTypes.flatMap((type) =>
      definitions[type].migrations.map(({ to }) => `${type} to ${to}`),
    )
    expect(steps).toEqual(['source to 2'])
  })
})
