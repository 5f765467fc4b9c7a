import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { setBlockTime } from '#shared/commands/setBlockTime'
import type { Reader } from '#shared/records/reader'
import { definitions, recordTypes, type AnyRecord } from '#shared/records/schema'
import { databaseReader } from '#storage/reader'
import { openWindow, projectWindow, written, type Window } from './windows'

/** All that a reader can be asked, about everything that is stored. */
async function answers(reader: Reader, stored: readonly AnyRecord[]) {
  const found: Record<string, unknown> = {}
  for (const type of recordTypes) {
    found[type] = await reader.all(type)
    for (const field of definitions[type].indexes) {
      const values = stored.flatMap((record) => {
        const value = (record as unknown as Record<string, unknown>)[field]
        return typeof value === 'string' ? [value] : []
      })
      for (const value of new Set(values))
        found[`${type}.${field}=${value}`] = await reader.where(type, field as never, value)
    }
  }
  for (const { id } of stored) found[id] = await reader.get(id)
  return found
}

async function expectAgreement({ db, mirror }: Window) {
  const head = (await db.journal.orderBy('seq').last())!.seq
  const memory = mirror.readerAt(head)
  if (!memory) throw new Error('the mirror is behind')
  const stored: AnyRecord[] = []
  for (const type of recordTypes) stored.push(...(await databaseReader(db).all(type)))
  const sorted = (found: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(found).map(([asked, answer]) => [
        asked,
        Array.isArray(answer)
          ? (answer as AnyRecord[]).toSorted((a, b) => (a.id < b.id ? -1 : 1))
          : answer,
      ]),
    )
  expect(sorted(await answers(memory, stored))).toEqual(
    sorted(await answers(databaseReader(db), stored)),
  )
}

describe('a reader from memory', () => {
  test('answers every question as the database does', async () => {
    const window = await projectWindow()
    const [source] = window.mirror.all('source')
    const codeIds = window.mirror.all('code').map(({ id }) => id)
    const spans = [{ start: 0, end: 10 }]
    written(await window.history.run(codePassage, { sourceId: source!.id, spans, codeIds }))
    await expectAgreement(window)
  })

  test('gives the new text after a text that it has kept was changed and changed back', async () => {
    const window = await projectWindow()
    const [source] = window.mirror.all('source')
    await expectAgreement(window)
    written(
      await window.history.run(setBlockTime, { sourceId: source!.id, offset: 0, time: 4_000 }),
    )
    await expectAgreement(window)
    written(await window.history.undo())
    await expectAgreement(window)
  })

  test('is not given where another window is ahead', async () => {
    const window = await projectWindow()
    const other = await openWindow(window.db.projectUuid)
    window.mirror.close()
    const [source] = other.mirror.all('source')
    const codeIds = other.mirror.all('code').map(({ id }) => id)
    const spans = [{ start: 0, end: 10 }]
    const row = written(
      await other.history.run(codePassage, { sourceId: source!.id, spans, codeIds }),
    )
    expect(window.mirror.readerAt(row.seq)).toBeNull()
  })
})
