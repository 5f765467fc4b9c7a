import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { createCode } from '#shared/commands/createCode'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { linkCases } from '#shared/commands/linkCases'
import { markExamined } from '#shared/commands/markExamined'
import { matrixInput, matrixOf, requestOf, type MatrixSettings } from '#shared/matrix/fromRecords'
import { generateProject } from '../bench/generate'
import { fillDatabase } from '#storage/applyDiff'
import { openDatabase, type ProjectDatabase } from '#storage/database'
import { withProject } from '#workers/keptProject'
import { matrixReceiver, matrixSender } from '#workers/matrixWire'
import { everythingIn, newUuid, openWindow, projectWindow, written, type Window } from './windows'

const matrixNow = (db: ProjectDatabase, settings: MatrixSettings) =>
  withProject(db, (project) =>
    project.count(
      JSON.stringify(settings),
      requestOf(
        project.all('case').toSorted((a, b) => a.order - b.order),
        project.all('code'),
        settings,
      ),
    ),
  )

/** The matrix counted from what is stored, without anything that was kept. */
async function counted(db: ProjectDatabase, settings: MatrixSettings) {
  const { records } = await everythingIn(db)
  const codes = records.filter((record) => record.type === 'code')
  return matrixOf(matrixInput(records), codes, settings)
}

async function firmWindow(): Promise<Window & { settings: MatrixSettings }> {
  const window = await projectWindow()
  written(await window.history.run(createCaseKind, { name: 'Firm' }))
  const kindId = window.mirror.all('caseKind')[0]!.id
  for (const name of ['Exsa', 'Fima'])
    written(await window.history.run(createCase, { kindId, name }))
  const [exsa] = window.mirror.all('case')
  const source = window.mirror.all('source')[0]!
  const link = { caseId: exsa!.id, sourceId: source.id, span: null }
  written(await window.history.run(linkCases, { links: [link] }))
  return { ...window, settings: { kindId, codeIds: [], rollUp: true } }
}

const passage = (window: Window, code: number, start: number) => ({
  sourceId: window.mirror.all('source')[0]!.id,
  spans: [{ start, end: start + 9 }],
  codeIds: [window.mirror.all('code')[code]!.id],
})

test('a matrix follows the journal: commands, undo, and what another window writes', async () => {
  const window = await firmWindow()
  const { db, history, mirror, settings } = window
  const agree = async () => {
    const matrix = await matrixNow(db, settings)
    expect(matrix).toEqual(await counted(db, settings))
    return matrix
  }
  expect((await agree()).distinctReferences).toBe(0)
  written(await history.run(codePassage, passage(window, 0, 2)))
  written(await history.run(codePassage, passage(window, 1, 5)))
  expect((await agree()).distinctReferences).toBe(2)
  written(await history.undo())
  expect((await agree()).distinctReferences).toBe(1)
  const other = await openWindow(db.projectUuid)
  written(await other.history.run(createCode, { name: 'Third', parentId: null }))
  const [supply] = mirror.all('code')
  const place = { caseId: mirror.all('case')[1]!.id, codeId: supply!.id }
  written(await other.history.run(markExamined, { cells: [place] }))
  expect((await agree()).columns).toHaveLength(3)
  written(await other.history.run(deleteCodes, { codeIds: [supply!.id] }))
  expect((await agree()).distinctReferences).toBe(0)
})

test('a matrix of another project is that of the other project', async () => {
  const one = await firmWindow()
  const other = await firmWindow()
  written(await one.history.run(codePassage, passage(one, 0, 2)))
  expect((await matrixNow(one.db, one.settings)).distinctReferences).toBe(1)
  expect((await matrixNow(other.db, other.settings)).distinctReferences).toBe(0)
  expect(await matrixNow(one.db, one.settings)).toEqual(await counted(one.db, one.settings))
})

test('more codings than are read at once are all counted', { timeout: 60_000 }, async () => {
  const db = await openDatabase(newUuid())
  const size = { sources: 2, words: 400, codes: 4, codings: 5001, cases: 2 }
  await fillDatabase(db, generateProject(size), [])
  const settings: MatrixSettings = { kindId: 'caseKind:0', codeIds: [], rollUp: true }
  const matrix = await matrixNow(db, settings)
  const supporting = await db
    .records('coding')
    .filter(({ polarity }) => polarity === 'supports')
    .count()
  expect(matrix.distinctReferences).toBe(supporting)
  db.close()
})

test('the window puts together what the worker has counted, whatever went before', async () => {
  const projects = [1, 2, 3].map((seed) =>
    generateProject({ sources: 3, words: 150, codes: 6, codings: 20, cases: 3 }, seed),
  )
  const matrices = projects.flatMap((records) =>
    [true, false].map((rollUp) => {
      const codes = records.filter((record) => record.type === 'code')
      return matrixOf(matrixInput(records), codes, { kindId: 'caseKind:0', codeIds: [], rollUp })
    }),
  )
  // Rows and cells of one with those of another, as counting again leaves them.
  const mixed = matrices.map((matrix, n) => {
    const other = matrices[(n + 1) % matrices.length]!
    const cells = matrix.cells.map((row, i) =>
      i === 0 ? row : row.map((cell, j) => (j % 2 === 0 ? other.cells[i]![j]! : cell)),
    )
    return { ...matrix, cells }
  })
  const narrow = matrices.map((matrix) => ({
    ...matrix,
    columns: matrix.columns.slice(1),
    cells: matrix.cells.map((row) => row.slice(1)),
  }))
  const turned = mixed.map((matrix) => ({
    ...matrix,
    rows: matrix.rows.toReversed(),
    columns: matrix.columns.toReversed(),
    cells: matrix.cells.map((row) => row.toReversed()).toReversed(),
  }))
  const all = [...matrices, ...mixed, ...narrow, ...turned]
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: all.length - 1 })), { maxLength: 12 }),
      (sent) => {
        const send = matrixSender()
        const received = matrixReceiver()
        const shown = sent.map(([key, which], task) => {
          for (const piece of send(String(key), all[which]!))
            received.take(task, structuredClone(piece))
          return received.whole(task)
        })
        expect(shown).toEqual(sent.map(([, which]) => all[which]))
      },
    ),
  )
})
