import 'fake-indexeddb/auto'
import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import { checkRecords } from '#shared/records/invariants'
import { definitions, FORMAT_VERSION, parseRecord, recordTypes } from '#shared/records/schema'
import { byId } from '../unit/records/sampleStudy'
import { databaseOf, fileOf } from './oldDatabase'
import { everythingIn, newUuid, openWindow, written } from './windows'

describe.each([
  { format: 1, records: 13, lines: 11 },
  { format: 2, records: 16, lines: 15 },
])('a project of format $format', ({ format, records, lines }) => {
  test('opens from its file, in the shape of today, and is saved in it', async () => {
    const parsed = await parseProject(fileOf(format))
    if (!parsed.ok) throw new Error(parsed.problem.key)
    expect(parsed.records).toHaveLength(records)
    expect(checkRecords(parsed.records)).toEqual([])
    expect(parsed.records.find(({ type }) => type === 'source')).toMatchObject({ media: null })
    expect(parsed.records.find(({ type }) => type === 'coding')).toMatchObject({
      representative: false,
    })
    const again = await parseProject(serialiseProject(parsed, Date.UTC(2026, 0, 20)))
    if (!again.ok) throw new Error(again.problem.key)
    expect(byId(again.records)).toEqual(byId(parsed.records))
    expect(again.journal).toEqual(parsed.journal)
  })

  test('opens from its database, and every step that was made then is undone and done again', async () => {
    const uuid = newUuid()
    await databaseOf(format, uuid)
    const { db, history } = await openWindow(uuid)
    expect((await db.meta.get('formatVersion'))?.value).toBe(FORMAT_VERSION)
    const opened = await everythingIn(db)
    for (const record of opened.records) expect(parseRecord(record)).toEqual(record)
    // The first line is the project itself, which stays.
    for (let i = 1; i < lines; i += 1) written(await history.undo())
    const left = (await everythingIn(db)).records.map(({ type }) => type)
    expect(left).toEqual(['project', 'coder'])
    for (let i = 1; i < lines; i += 1) written(await history.redo())
    expect((await everythingIn(db)).records).toEqual(opened.records)
  })
})

test('every migration there is was run by these tests', async () => {
  const steps = recordTypes.flatMap((type) =>
    definitions[type].migrations.map(({ to }) => ({ type, to })),
  )
  expect(steps).toEqual([
    { type: 'source', to: 2 },
    { type: 'coding', to: 3 },
    { type: 'judgement', to: 3 },
    { type: 'matrix', to: 3 },
  ])
  for (const { type, to } of steps) {
    const parts = unzipSync(fileOf(to - 1))
    expect(strFromU8(parts[`records/${type}.jsonl`]!), `${type} to ${to}`).not.toBe('')
  }
})
