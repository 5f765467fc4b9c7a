import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { judgeCells } from '#shared/commands/judgeCells'
import { removeCodings } from '#shared/commands/removeCodings'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { updateCodings } from '#shared/commands/updateCodings'
import type { Arrangement } from '#shared/matrix/arrangement'
import { coOccurrenceTable } from '#shared/matrix/coOccurrenceTable'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { ledgerOf } from '#shared/matrix/ledger'
import { sideBySide } from '#shared/matrix/sideBySide'
import { codingsWithin, textOfCases } from '#shared/matrix/textOfCases'
import type { AnyRecord, IdOf } from '#shared/records/schema'
import { textIndex } from '#shared/text/textIndex'
import { turnsOf } from '#shared/text/turns'
import { generateProject } from '../bench/generate'
import { fillDatabase } from '#storage/applyDiff'
import { openDatabase, type ProjectDatabase } from '#storage/database'
import { comparing } from '#workers/comparing'
import { lookAgain } from '#workers/judging'
import { withProject, type ProjectNow } from '#workers/keptProject'
import { everythingIn, newUuid, openWindow, written, type Window } from './windows'

const cases: IdOf<'case'>[] = ['case:1', 'case:3']
const arrangement: Arrangement = { ...plainMatrix, kindId: 'caseKind:0', caseIds: cases }
const codeIds: IdOf<'code'>[] = ['code:0', 'code:1', 'code:5', 'code:6', 'code:7']

/** A window on a project of several cases, with the coder of these tests. */
async function generated(): Promise<Window> {
  const uuid = newUuid()
  const db = await openDatabase(uuid)
  const size = { sources: 12, words: 2400, codes: 10, codings: 200, cases: 5 }
  const coder: AnyRecord = { type: 'coder', id: 'coder:1', name: 'Coder', createdAt: 0 }
  // Numbers are what the commands of these tests call their codings.
  const records = generateProject(size).map((one): AnyRecord =>
    one.type === 'coding' ? { ...one, id: `${one.id}-generated` } : one,
  )
  await fillDatabase(db, [...records.filter(({ id }) => id !== coder.id), coder], [])
  db.close()
  return openWindow(uuid)
}

const asked = (db: ProjectDatabase) => ({ projectUuid: db.projectUuid, arrangement, codeIds })

type Ask = (db: ProjectDatabase, project: ProjectNow) => unknown

/** What the views say about a project. */
const views = {
  sideBySide: (db, project) =>
    comparing.sideBySide(project, { ...asked(db), caseIds: cases.toReversed() }),
  coOccurrence: (db, project) =>
    comparing.coOccurrence(project, { ...asked(db), of: 'cases', rollUp: true }),
  ofProject: (db, project) =>
    comparing.coOccurrence(project, { ...asked(db), of: 'project', rollUp: false }),
  meetings: (db, project) =>
    comparing.meetings(project, {
      ...asked(db),
      of: 'cases',
      rollUp: true,
      kind: 'sameTurn',
      a: 'code:0',
      b: 'code:5',
      most: 10,
    }),
  bars: (db, project) => comparing.bars(project, asked(db)),
  timeline: (db, project) =>
    comparing.timeline(project, { ...asked(db), of: 'cases', rollUp: true }),
  discovery: (db, project) =>
    comparing.discovery(project, {
      ...asked(db),
      of: 'cases',
      rollUp: true,
      order: 'coded',
      rule: { base: 4, run: 2, threshold: 0 },
    }),
  lookAgain: (_db, project) => lookAgain(project),
} satisfies Record<string, Ask>

async function said(db: ProjectDatabase) {
  const all: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries<Ask>(views))
    all[name] = await withProject(db, (project) => ask(db, project))
  return all
}

test('after a change the views say from what is kept what they say of the project read anew', async () => {
  const { db, history } = await generated()
  const other = await generated()
  const agree = async () => {
    const kept = await said(db)
    // Only one project is kept: after another one this is read anew.
    await withProject(other.db, () => null)
    expect(kept).toEqual(await said(db))
    return kept
  }
  const before = await agree()
  const [first] = await db.records('coding').where('codeId').equals('code:6').toArray()
  written(await history.run(removeCodings, { codingIds: [first!.id] }))
  const spans = [{ start: 3, end: 60 }]
  written(await history.run(codePassage, { sourceId: 'source:1', spans, codeIds: ['code:0'] }))
  const place = { caseId: cases[0]!, codeId: 'code:0' as const }
  const judged = { ...place, verdict: 'present', rationale: '' } as const
  written(
    await history.run(judgeCells, { cells: [{ ...judged, supporting: [], contradicting: [] }] }),
  )
  const after = await agree()
  for (const name of ['sideBySide', 'coOccurrence', 'bars', 'timeline'])
    expect(after[name], name).not.toEqual(before[name])
  expect(after['lookAgain']).toMatchObject({ outOfDate: [] })
  const codingIds = (await db.records('coding').where('codeId').equals('code:0').toArray())
    .filter(({ sourceId }) => sourceId === 'source:1')
    .map(({ id }) => id)
  written(await history.run(updateCodings, { codingIds, patch: { polarity: 'contradicts' } }))
  expect((await agree())['lookAgain']).toMatchObject({ outOfDate: [place] })
  written(await history.undo())
  expect(await agree()).toEqual(after)
})

test('the views go by the cases of the matrix, and by nothing else', async () => {
  const { db } = await generated()
  const { records } = await everythingIn(db)
  const codes = records.filter((one) => one.type === 'code')
  const input = matrixInput(records)
  const settings = { kindId: 'caseKind:0', codeIds: [], rollUp: true } as const
  const rows = cases.toReversed().map((id) => input.cases.find((one) => one.id === id)!)
  const now = await said(db)
  expect(now['sideBySide']).toEqual(
    sideBySide(records, matrixOf({ ...input, cases: rows }, codes, settings)),
  )
  expect(now['bars']).toMatchObject({ cases: 2 })

  const texts = new Map(
    records
      .filter((one) => one.type === 'text')
      .map(({ sourceId, text, doc }) => [
        sourceId as string,
        {
          index: textIndex(text),
          turns: Uint32Array.from(turnsOf(doc).map(({ start }) => start)),
        },
      ]),
  )
  const ledger = ledgerOf(input)
  const within = codingsWithin(ledger, textOfCases(ledger, cases))
  expect(within.length).toBeLessThan(input.codings.length)
  expect(now['coOccurrence']).toEqual(coOccurrenceTable(within, codeIds, texts, codes))
  expect(now['ofProject']).toEqual(coOccurrenceTable(input.codings, codeIds, texts))
  const { pairs } = now['coOccurrence'] as ReturnType<typeof coOccurrenceTable>
  expect(now['meetings']).toMatchObject({
    count: pairs.find(({ a, b }) => a === 0 && b === 2)!.sameTurn,
  })
})

test('a second question after one coding reads neither codings nor texts again', async () => {
  const { db, history } = await generated()
  const ask = () => withProject(db, (project) => views.coOccurrence(db, project))
  await ask()
  written(
    await history.run(codePassage, {
      sourceId: 'source:1',
      spans: [{ start: 3, end: 60 }],
      codeIds: ['code:5'],
    }),
  )
  const read: string[] = []
  for (const type of ['coding', 'text'] as const) {
    db.records(type).hook('reading', (record) => {
      read.push(record.id)
      return record
    })
  }
  const table = await ask()
  expect(table.codes[2]!.codings).toBeGreaterThan(0)
  expect(read).toEqual([])
})

test('the first question tells how much of the project has been read, and a second one nothing', async () => {
  const { db } = await generated()
  const told: number[] = []
  await withProject(
    db,
    () => null,
    (done) => told.push(done),
  )
  expect(told.length).toBeGreaterThan(2)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBe(1)
  told.length = 0
  await withProject(
    db,
    () => null,
    (done) => told.push(done),
  )
  expect(told).toEqual([])
})
