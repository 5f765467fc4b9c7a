import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { isRefusal, type Command } from '#shared/commands/command'
import { editText } from '#shared/commands/editText'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { removeCodings } from '#shared/commands/removeCodings'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { reverseDiff, type RecordsDiff } from '#shared/records/diff'
import { checkRecords, failedAnchors } from '#shared/records/invariants'
import { allOf, applyTo, memoryReader, type Records } from '#shared/records/memory'
import type { IdOf } from '#shared/records/schema'
import type { Change } from '#shared/text/changes'
import { applyToDoc } from '#shared/text/editDoc'
import { runsOf, type Edit } from '#shared/text/edits'
import { share, spanAt, TRIES, words } from './randomEdits'
import { smallProject } from './smallProject'

interface Typing {
  from: number
  to: number
  insert: string
  sameRun: boolean
}
type Action =
  | { do: 'edit'; edits: Typing[] }
  | { do: 'code'; from: number; to: number; second: boolean }
  | { do: 'bounds'; which: number; from: number; to: number }
  | { do: 'remove'; which: number }
  | { do: 'merge' }
  | { do: 'undo' }
  | { do: 'redo' }

const typing = fc.record({ from: share, to: share, insert: words(3), sameRun: fc.boolean() })
const only = <T extends string>(name: T) => fc.constant(name)
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: only('edit'),
      edits: fc.array(typing, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: only('code'), from: share, to: share, second: fc.boolean() }),
  },
  fc.record({ do: only('bounds'), which: fc.nat(), from: share, to: share }),
  fc.record({ do: only('remove'), which: fc.nat() }),
  fc.record({ do: only('merge') }),
  { weight: 2, arbitrary: fc.record({ do: only('undo') }) },
  { weight: 2, arbitrary: fc.record({ do: only('redo') }) },
)

const asJson = (records: Records) =>
  JSON.stringify([...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)))

/** A project on which random actions are done, undone and done again, as `history` would. */
function playground(start: Records, sourceId: IdOf<'source'>, [a, b]: readonly IdOf<'code'>[]) {
  let records = start
  let ids = 0
  const done: RecordsDiff[] = []
  const undone: RecordsDiff[] = []
  const run = async <Args, Slice>(command: Command<Args, Slice>, args: Args) => {
    const env = { now: 5, newId: () => `made-${(ids += 1)}`, coderId: allOf(start, 'coder')[0]!.id }
    const result = command.run(await command.read(args, memoryReader(records)), args, env)
    if (isRefusal(result)) return
    records = applyTo(records, result.diff)
    done.push(result.diff)
    undone.length = 0
  }
  const text = () => allOf(records, 'text')[0]!
  const coding = (which: number) => {
    const all = allOf(records, 'coding')
    return all.length > 0 ? all[which % all.length] : undefined
  }
  const editing = (steps: readonly Typing[]) => {
    const edits: Edit[] = []
    let { doc } = text()
    let length = text().text.length
    for (const { from, to, insert, sameRun } of steps) {
      const [start, end] = [from, to]
        .map((at) => Math.floor(at * (length + 1)))
        .toSorted((x, y) => x - y)
      const change: Change = { start: start!, end: Math.min(end!, start! + 9), insert }
      doc = applyToDoc(doc, [change])
      length += insert.length - (change.end - change.start)
      edits.push({ run: (edits.at(-1)?.run ?? 0) + (sameRun ? 0 : 1), changes: [change] })
    }
    return run(editText, { sourceId, base: text().text, runs: runsOf(edits), doc })
  }
  return {
    records: () => records,
    done,
    undone,
    act: async (what: Action): Promise<void> => {
      switch (what.do) {
        case 'edit':
          return editing(what.edits)
        case 'code': {
          const span = spanAt(text().text, what.from, what.to)
          const codeId = what.second && records.has(b!) ? b! : a!
          return span ? run(codePassage, { sourceId, spans: [span], codeIds: [codeId] }) : undefined
        }
        case 'bounds': {
          const span = spanAt(text().text, what.from, what.to)
          const found = coding(what.which)
          return span && found ? run(setCodingBounds, { codingId: found.id, span }) : undefined
        }
        case 'remove': {
          const found = coding(what.which)
          return found && run(removeCodings, { codingIds: [found.id] })
        }
        case 'merge':
          return records.has(b!) ? run(mergeCodes, { fromIds: [b!], intoId: a! }) : undefined
        case 'undo': {
          const diff = done.pop()
          if (!diff) return
          records = applyTo(records, reverseDiff(diff))
          undone.push(diff)
          return
        }
        case 'redo': {
          const diff = undone.pop()
          if (!diff) return
          records = applyTo(records, diff)
          done.push(diff)
          return
        }
      }
    },
  }
}

test('whatever is edited, coded, merged, undone and done again, every quote holds or is listed as detached, and undoing it all gives the start back byte for byte', async () => {
  const small = await smallProject('-')
  const start = small.records()
  const given = small.text()
  await fc.assert(
    fc.asyncProperty(words(12, 1), fc.array(action, { maxLength: 14 }), async (raw, actions) => {
      const text = `${raw}.`
      const doc = applyToDoc(given.doc, [{ start: 0, end: 1, insert: text }])
      const begun: Records = new Map([...start, [given.id, { ...given, doc, text }]])
      const ground = playground(begun, small.sourceId, [small.a, small.b])
      for (const one of actions) {
        await ground.act(one)
        const all = [...ground.records().values()]
        expect(failedAnchors(all)).toEqual([])
      }
      expect(checkRecords([...ground.records().values()])).toEqual([])
      const after = asJson(ground.records())
      const steps = ground.done.length
      while (ground.done.length > 0) await ground.act({ do: 'undo' })
      expect(asJson(ground.records())).toBe(asJson(begun))
      for (let i = 0; i < steps; i += 1) await ground.act({ do: 'redo' })
      expect(asJson(ground.records())).toBe(after)
    }),
    { numRuns: TRIES },
  )
}, 3_600_000)
