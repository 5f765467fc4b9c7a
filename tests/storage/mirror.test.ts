import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { createCase } from '#shared/commands/createCase'
import { createCaseKind } from '#shared/commands/createCaseKind'
import { createCode } from '#shared/commands/createCode'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { linkCases } from '#shared/commands/linkCases'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { updateCode } from '#shared/commands/updateCode'
import type { Outcome } from '#history/history'
import { mirroredTypes, type Mirror } from '#storage/mirror'
import { everythingIn, openWindow, projectWindow, written, type Window } from './windows'

const sorted = <R extends { id: string }>(records: readonly R[]): R[] =>
  records.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** All that a mirror holds, as a fresh read of the database would give it. */
const contentsOf = (mirror: Mirror) => ({
  records: sorted(mirroredTypes.flatMap((type) => [...mirror.all(type)])),
  journal: mirror.journal(),
})

async function storedIn({ db }: Window) {
  const { records, journal } = await everythingIn(db)
  return {
    records: sorted(records.filter(({ type }) => type !== 'text')),
    journal: journal.map(({ diff: _, ...entry }) => entry),
  }
}

/** A random deed on what the window shows; some of them are refused, as a person's may be. */
type Deed = (window: Window, pick: number) => Promise<Outcome> | null

const one = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length]

const deeds: Deed[] = [
  ({ history }, pick) => history.run(createCode, { name: `Code ${pick % 9}`, parentId: null }),
  ({ history, mirror }, pick) => {
    const parent = one(mirror.all('code'), pick)
    return parent
      ? history.run(createCode, { name: `Below ${pick % 3}`, parentId: parent.id })
      : null
  },
  ({ history, mirror }, pick) => {
    const code = one(mirror.all('code'), pick)
    return code ? history.run(updateCode, { codeId: code.id, patch: { memo: `${pick}` } }) : null
  },
  ({ history, mirror }, pick) => {
    const code = one(mirror.all('code'), pick)
    return code ? history.run(deleteCodes, { codeIds: [code.id] }) : null
  },
  ({ history, mirror }, pick) => {
    const from = one(mirror.all('code'), pick)
    const into = one(mirror.all('code'), pick + 1)
    return from && into && from !== into
      ? history.run(mergeCodes, { fromIds: [from.id], intoId: into.id })
      : null
  },
  ({ history, mirror }, pick) => {
    const code = one(mirror.all('code'), pick)
    const [source] = mirror.all('source')
    const span = { start: pick % 20, end: (pick % 20) + 1 + (pick % 11) }
    return code && source
      ? history.run(codePassage, { sourceId: source.id, spans: [span], codeIds: [code.id] })
      : null
  },
  ({ history }, pick) => history.run(createCaseKind, { name: `Kind ${pick % 3}` }),
  ({ history, mirror }, pick) => {
    const kind = one(mirror.all('caseKind'), pick)
    return kind ? history.run(createCase, { kindId: kind.id, name: `Case ${pick % 5}` }) : null
  },
  ({ history, mirror }, pick) => {
    const owner = one(mirror.all('case'), pick)
    const [source] = mirror.all('source')
    return owner && source
      ? history.run(linkCases, {
          links: [{ caseId: owner.id, sourceId: source.id, span: { start: 0, end: 5 } }],
        })
      : null
  },
  ({ history, mirror }, pick) => {
    const owner = one(mirror.all('case'), pick)
    return owner ? history.run(deleteCases, { caseIds: [owner.id] }) : null
  },
  ({ history }) => history.undo(),
  ({ history }) => history.undo(),
  ({ history }) => history.redo(),
]

const script = fc.array(fc.record({ deed: fc.nat(deeds.length - 1), pick: fc.nat(200) }), {
  minLength: 15,
  maxLength: 40,
})

describe('a mirror', () => {
  test('holds what a fresh read of the database holds, after any sequence of deeds', async () => {
    let done = 0
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const window = await projectWindow()
        for (const { deed, pick } of steps) {
          const outcome = await deeds[deed]!(window, pick)
          if (outcome && 'row' in outcome) done += 1
        }
        const stored = await storedIn(window)
        expect(contentsOf(window.mirror)).toEqual(stored)
        const fresh = await openWindow(window.db.projectUuid)
        expect(contentsOf(fresh.mirror)).toEqual(stored)
      }),
      { numRuns: 12 },
    )
    expect(done).toBeGreaterThan(100)
  }, 30_000)

  test('of another window follows, whoever does the deeds', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const left = await projectWindow()
        const right = await openWindow(left.db.projectUuid)
        for (const { deed, pick } of steps) {
          const window = pick % 2 === 0 ? left : right
          const other = window === left ? right : left
          await deeds[deed]!(window, pick)
          await vi.waitFor(() =>
            expect(other.mirror.journal()).toHaveLength(window.mirror.journal().length),
          )
        }
        const stored = await storedIn(left)
        expect(contentsOf(left.mirror)).toEqual(stored)
        expect(contentsOf(right.mirror)).toEqual(stored)
      }),
      { numRuns: 5 },
    )
  }, 30_000)

  test('catches up when another window writes several lines at once', async () => {
    const writer = await projectWindow()
    const reader = await openWindow(writer.db.projectUuid)
    const names = ['One', 'Two', 'Three', 'Four']
    await Promise.all(names.map((name) => writer.history.run(createCode, { name, parentId: null })))
    await vi.waitFor(() => expect(reader.mirror.journal()).toHaveLength(8))
    expect(contentsOf(reader.mirror)).toEqual(contentsOf(writer.mirror))
  })

  test('has applied a change of its own window by the time that the change is done', async () => {
    const { history, mirror } = await projectWindow()
    const row = written(await history.run(createCode, { name: 'At once', parentId: null }))
    const [id] = Object.keys(row.diff.added)
    expect(mirror.get('code', id!)).toMatchObject({ name: 'At once' })
    expect(mirror.journal().at(-1)).toMatchObject({ seq: row.seq, command: 'createCode' })
  })

  test('gives the same list until a record of that type changes, and a new one then', async () => {
    const { history, mirror } = await projectWindow()
    const codes = mirror.all('code')
    const kinds = mirror.all('caseKind')
    expect(mirror.all('code')).toBe(codes)
    written(await history.run(createCode, { name: 'Other', parentId: null }))
    expect(mirror.all('code')).not.toBe(codes)
    expect(codes).toHaveLength(2)
    expect(mirror.all('code')).toHaveLength(3)
    expect(mirror.all('caseKind')).toBe(kinds)
  })

  test('tells those who listen to a type or to the journal, and nobody else, and only while they do', async () => {
    const { history, mirror } = await projectWindow()
    const heard: string[] = []
    const end = mirror.subscribe('code', () => heard.push('code'))
    mirror.subscribe('caseKind', () => heard.push('caseKind'))
    mirror.subscribe('journal', () => heard.push(`journal ${mirror.all('code').length}`))
    written(await history.run(createCode, { name: 'Third', parentId: null }))
    expect(heard.toSorted()).toEqual(['code', 'journal 3'])
    end()
    heard.length = 0
    written(await history.undo())
    expect(heard).toEqual(['journal 2'])
  })

  test('takes a line that it has already, or that does not follow, for none', async () => {
    const { history, mirror } = await projectWindow()
    const row = written(await history.run(createCode, { name: 'Third', parentId: null }))
    const before = contentsOf(mirror)
    mirror.accept(row)
    mirror.accept({ ...row, seq: row.seq + 2 })
    expect(contentsOf(mirror)).toEqual(before)
  })
})
