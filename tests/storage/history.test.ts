import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { createCode } from '#shared/commands/createCode'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { updateCode } from '#shared/commands/updateCode'
import { undoStateOf } from '#history/history'
import { everythingIn, openWindow, projectWindow, recordsIn, refusal, written } from './windows'
import type { Window } from './windows'

const codeNamed = ({ mirror }: Window, name: string) =>
  mirror.all('code').find((code) => code.name === name)!

async function codeWord(window: Window, word: string, codeName: string) {
  const [text] = await window.db.records('text').toArray()
  const start = text!.text.indexOf(word)
  return window.history.run(codePassage, {
    sourceId: text!.sourceId,
    spans: [{ start, end: start + word.length }],
    codeIds: [codeNamed(window, codeName).id],
  })
}

/** Five commands that add, change and remove records of several types; the states before and after each. */
async function severalCommands(window: Window) {
  const { db, history } = window
  const states = [await recordsIn(db)]
  const step = async (run: Promise<Parameters<typeof written>[0]>) => {
    written(await run)
    states.push(await recordsIn(db))
  }
  await step(codeWord(window, 'ore 🙂', 'Supply'))
  await step(codeWord(window, 'buys nothing', 'Demand'))
  const supply = codeNamed(window, 'Supply')
  const demand = codeNamed(window, 'Demand')
  await step(history.run(updateCode, { codeId: supply.id, patch: { name: 'Ore', memo: 'new' } }))
  await step(history.run(mergeCodes, { fromIds: [demand.id], intoId: supply.id }))
  await step(history.run(deleteCodes, { codeIds: [supply.id] }))
  return states
}

describe('a command', () => {
  test('leaves one line that says who did what when, with its change', async () => {
    const window = await projectWindow()
    const row = written(await codeWord(window, 'ore 🙂', 'Supply'))
    expect(row).toMatchObject({
      seq: 5,
      kind: 'do',
      of: null,
      command: 'codePassage',
      coderId: 'coder:1',
      label: { quote: 'ore 🙂', code: 'Supply' },
    })
    const [coding] = await window.db.records('coding').toArray()
    expect(row.diff).toEqual({ added: { [coding!.id]: coding }, updated: {}, removed: {} })
    expect(coding!.anchor.quote).toBe('ore 🙂')
    expect((await everythingIn(window.db)).journal.at(-1)).toEqual(row)
  })

  test('that is refused leaves nothing, and can still be undone past', async () => {
    const window = await projectWindow()
    const before = await everythingIn(window.db)
    const again = await window.history.run(createCode, { name: 'supply', parentId: null })
    expect(refusal(again)).toBe('refusals.sameName')
    expect(await everythingIn(window.db)).toEqual(before)
    expect(written(await window.history.undo())).toMatchObject({ kind: 'undo', of: 4 })
  })

  test('that fails leaves nothing', async () => {
    const { db, history } = await projectWindow()
    const before = await everythingIn(db)
    const failing = history.run(updateCode, { codeId: 'code:none', patch: { memo: 'x' } })
    await expect(failing).rejects.toThrow('code:none: no such record')
    expect(await everythingIn(db)).toEqual(before)
  })
})

describe('undo and redo', () => {
  test('walk back and forth through the exact records of every step', async () => {
    const window = await projectWindow()
    const states = await severalCommands(window)
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(6)
    for (const state of states.toReversed().slice(1)) {
      written(await window.history.undo())
      expect(await recordsIn(window.db)).toEqual(state)
    }
    for (const state of states.slice(1)) {
      written(await window.history.redo())
      expect(await recordsIn(window.db)).toEqual(state)
    }
  })

  test('are lines of their own, which name the line they concern and hold the change they made', async () => {
    const window = await projectWindow()
    const row = written(await codeWord(window, 'mine', 'Demand'))
    const undone = written(await window.history.undo())
    expect(undone).toMatchObject({
      seq: 6,
      kind: 'undo',
      of: 5,
      command: 'codePassage',
      label: row.label,
    })
    expect(undone.diff).toEqual({ added: {}, updated: {}, removed: row.diff.added })
    const redone = written(await window.history.redo())
    expect(redone).toMatchObject({ seq: 7, kind: 'redo', of: 5, diff: row.diff })
    expect(undoStateOf((await everythingIn(window.db)).journal)).toEqual({
      undo: [2, 3, 4, 5],
      redo: [],
    })
  })

  test('end where there is nothing left to take back or to do again', async () => {
    const { db, history } = await projectWindow()
    expect(refusal(await history.redo())).toBe('refusals.nothingToRedo')
    for (let left = 3; left > 0; left -= 1) written(await history.undo())
    // A project without its own record and its coder could not be opened again.
    expect((await everythingIn(db)).records.map(({ type }) => type)).toEqual(['project', 'coder'])
    expect(refusal(await history.undo())).toBe('refusals.nothingToUndo')
    expect((await everythingIn(db)).journal).toHaveLength(7)
  })

  test('forget what was undone once something new is done', async () => {
    const { db, history } = await projectWindow()
    written(await history.undo())
    written(await history.undo())
    written(await history.run(createCaseKind, { name: 'Firm' }))
    expect(refusal(await history.redo())).toBe('refusals.nothingToRedo')
    expect(written(await history.undo())).toMatchObject({ command: 'createCaseKind' })
    expect(written(await history.undo())).toMatchObject({ command: 'importSources', of: 2 })
    expect((await everythingIn(db)).records.map(({ type }) => type)).toEqual(['project', 'coder'])
  })

  test('still work after the database was closed and opened again', async () => {
    const window = await projectWindow()
    const states = await severalCommands(window)
    written(await window.history.undo())
    written(await window.history.undo())
    window.close()
    const { db, history } = await openWindow(window.db.projectUuid)
    expect(await recordsIn(db)).toEqual(states[3])
    written(await history.redo())
    expect(await recordsIn(db)).toEqual(states[4])
    for (const state of [states[3], states[2]]) {
      written(await history.undo())
      expect(await recordsIn(db)).toEqual(state)
    }
    for (const state of [states[3], states[4], states[5]]) {
      written(await history.redo())
      expect(await recordsIn(db)).toEqual(state)
    }
    expect(refusal(await history.redo())).toBe('refusals.nothingToRedo')
  })

  test('that are asked for faster than they can be done are all done, one after the other', async () => {
    const window = await projectWindow()
    const states = await severalCommands(window)
    const outcomes = await Promise.all([1, 2, 3].map(() => window.history.undo()))
    expect(outcomes.map((outcome) => written(outcome).of)).toEqual([9, 8, 7])
    expect(await recordsIn(window.db)).toEqual(states[2])
  })
})

describe('two windows on one project', () => {
  test('share one history: each takes back what the other did last', async () => {
    const one = await projectWindow()
    const two = await openWindow(one.db.projectUuid)
    written(await one.history.run(createCaseKind, { name: 'Firm' }))
    const between = await recordsIn(one.db)
    written(await two.history.run(createCaseKind, { name: 'Clinic' }))
    expect(written(await one.history.undo())).toMatchObject({ of: 6, label: { name: 'Clinic' } })
    expect(await recordsIn(two.db)).toEqual(between)
    expect(written(await two.history.undo())).toMatchObject({ of: 5, label: { name: 'Firm' } })
    expect(written(await one.history.redo())).toMatchObject({ of: 5 })
    expect(await recordsIn(two.db)).toEqual(between)
  })

  test('see each other before they decide: a name that one gave, the other cannot give', async () => {
    const one = await projectWindow()
    const two = await openWindow(one.db.projectUuid)
    const outcomes = await Promise.all(
      [one, two].map(({ history }) => history.run(createCode, { name: 'Price', parentId: null })),
    )
    expect(outcomes.filter((outcome) => 'row' in outcome)).toHaveLength(1)
    expect(outcomes.filter((outcome) => 'refused' in outcome)).toHaveLength(1)
    const named = (await one.db.records('code').toArray()).filter(({ name }) => name === 'Price')
    expect(named).toHaveLength(1)
  })

  test('that work at the same time leave a journal without gaps that leads to what is stored', async () => {
    const one = await projectWindow()
    const two = await openWindow(one.db.projectUuid)
    await Promise.all(
      [one, two, one, two, one, two].map(({ history }, i) =>
        i === 4 ? history.undo() : history.run(createCode, { name: `Code ${i}`, parentId: null }),
      ),
    )
    const { journal, records } = await everythingIn(two.db)
    expect(journal.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const replayed = new Map<string, unknown>()
    for (const { diff } of journal) {
      for (const id of Object.keys(diff.removed)) replayed.delete(id)
      for (const [id, [, to]] of Object.entries(diff.updated)) replayed.set(id, to)
      for (const [id, record] of Object.entries(diff.added)) replayed.set(id, record)
    }
    expect(Object.fromEntries(replayed)).toEqual(
      Object.fromEntries(records.map((record) => [record.id, record])),
    )
  })
})
