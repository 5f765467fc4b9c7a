import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePassage } from '#shared/commands/codePassage'
import { isRefusal, type Command } from '#shared/commands/command'
import { createCase } from '#shared/commands/createCase'
import { createCode } from '#shared/commands/createCode'
import { deleteCases } from '#shared/commands/deleteCases'
import { deleteCodes } from '#shared/commands/deleteCodes'
import { deleteSources } from '#shared/commands/deleteSources'
import { judgeCells } from '#shared/commands/judgeCells'
import { linkCases } from '#shared/commands/linkCases'
import { markExamined, unmarkExamined } from '#shared/commands/markExamined'
import { mergeCodes } from '#shared/commands/mergeCodes'
import { moveCode } from '#shared/commands/moveCode'
import { recodeCodings } from '#shared/commands/recodeCodings'
import { removeCodings } from '#shared/commands/removeCodings'
import { removeJudgement } from '#shared/commands/removeJudgement'
import { replaceInTexts } from '#shared/commands/replaceInTexts'
import { setCodingBounds } from '#shared/commands/setCodingBounds'
import { unlinkExtents } from '#shared/commands/unlinkExtents'
import { updateCase } from '#shared/commands/updateCase'
import { updateCode } from '#shared/commands/updateCode'
import { updateCodings } from '#shared/commands/updateCodings'
import { countAgain, countAll } from '#shared/matrix/counting'
import { matrixInput, requestOf } from '#shared/matrix/fromRecords'
import { ledgerOf } from '#shared/matrix/ledger'
import { ledgerAfter, touchedByBoth, untouched } from '#shared/matrix/ledgerAfter'
import { reverseDiff, type RecordsDiff } from '#shared/records/diff'
import { allOf, applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import { verdicts } from '#shared/records/judgement'
import type { IdOf, RecordOf, RecordType } from '#shared/records/schema'
import { generateProject } from '../../bench/generate'

/** More of them: MATRIX_RUNS=20000 npx vitest run tests/unit/matrix */
const numRuns = Number(process.env['MATRIX_RUNS'] ?? 1000)

const size = { sources: 4, words: 120, codes: 8, codings: 16, cases: 4 }

/** Chooses among what the project has; undefined where it has none of it. */
interface Choice {
  one<T extends RecordType>(type: T): RecordOf<T> | undefined
  /** A whole number below a bound. */
  below(bound: number): number
}

/** What somebody may do; undefined where there is nothing to do it to. */
type Deed = (choice: Choice, run: Run) => Promise<RecordsDiff | null> | undefined
type Run = <Args, Slice>(command: Command<Args, Slice>, args: Args) => Promise<RecordsDiff | null>

const spanIn = ({ below }: Choice, text: string) => {
  const [a, b] = [below(text.length), below(text.length)]
  return { start: Math.min(a, b), end: Math.max(a, b) + 1 }
}

/** A case and a code, whether or not anything was coded there. */
const cellOf = ({ one }: Choice) => {
  const [firm, code] = [one('case'), one('code')]
  return firm && code && { caseId: firm.id, codeId: code.id }
}

const deeds: Deed[] = [
  (choice, run) => {
    const [text, code] = [choice.one('text'), choice.one('code')]
    if (!text || !code) return undefined
    const polarity = choice.below(4) === 0 ? 'contradicts' : 'supports'
    const newCode = { name: `New ${choice.below(99)}`, parentId: code.id }
    return run(codePassage, {
      sourceId: text.sourceId,
      spans: [spanIn(choice, text.text)],
      codeIds: [code.id],
      polarity,
      ...(choice.below(3) === 0 && { newCode }),
    })
  },
  ({ one }, run) => {
    const coding = one('coding')
    return coding && run(removeCodings, { codingIds: [coding.id] })
  },
  ({ one }, run) => {
    const [coding, code] = [one('coding'), one('code')]
    return coding && code && run(recodeCodings, { codingIds: [coding.id], to: { codeId: code.id } })
  },
  ({ one, below }, run) => {
    const coding = one('coding')
    const patch = below(2) === 0 ? { weight: below(5) } : { polarity: 'contradicts' as const }
    return coding && run(updateCodings, { codingIds: [coding.id], patch })
  },
  (choice, run) => {
    const [coding, text] = [choice.one('coding'), choice.one('text')]
    if (!coding || coding.sourceId !== text?.sourceId) return undefined
    return run(setCodingBounds, { codingId: coding.id, span: spanIn(choice, text.text) })
  },
  (choice, run) => {
    const place = cellOf(choice)
    const verdict = verdicts[choice.below(verdicts.length)]!
    const said = { verdict, rationale: '', supporting: [], contradicting: [] }
    return place && run(judgeCells, { cells: [{ ...place, ...said }] })
  },
  ({ one }, run) => {
    const judgement = one('judgement')
    return judgement && run(removeJudgement, { judgementId: judgement.id })
  },
  (choice, run) => {
    const place = cellOf(choice)
    return place && run(choice.below(2) === 0 ? unmarkExamined : markExamined, { cells: [place] })
  },
  (choice, run) => {
    const [firm, text] = [choice.one('case'), choice.one('text')]
    if (!firm || !text) return undefined
    const span = choice.below(3) === 0 ? null : spanIn(choice, text.text)
    return run(linkCases, { links: [{ caseId: firm.id, sourceId: text.sourceId, span }] })
  },
  ({ one }, run) => {
    const extent = one('extent')
    return extent && run(unlinkExtents, { extentIds: [extent.id] })
  },
  (choice, run) => {
    const text = choice.one('text')
    if (!text) return undefined
    const { start, end } = spanIn(choice, text.text)
    const words = choice.below(2) === 0 ? '' : 'una mina 🙂'
    return run(replaceInTexts, {
      replacements: [
        { sourceId: text.sourceId, base: text.text, changes: [{ start, end, insert: words }] },
      ],
      to: 'b',
    })
  },
  ({ one, below }, run) => {
    const parentId = below(2) === 0 ? null : (one('code')?.id ?? null)
    return run(createCode, { name: `Made ${below(99)}`, parentId })
  },
  ({ one }, run) => {
    const [code, parent] = [one('code'), one('code')]
    return code && run(moveCode, { codeId: code.id, parentId: parent?.id ?? null, before: null })
  },
  ({ one, below }, run) => {
    const code = one('code')
    const kinds: readonly IdOf<'caseKind'>[] = below(2) === 0 ? [] : ['caseKind:0']
    const patch = below(2) === 0 ? { caseKindIds: [...kinds] } : { name: `Called ${below(99)}` }
    return code && run(updateCode, { codeId: code.id, patch })
  },
  ({ one }, run) => {
    const [from, into] = [one('code'), one('code')]
    return from && into && from !== into
      ? run(mergeCodes, { fromIds: [from.id], intoId: into.id })
      : undefined
  },
  ({ one }, run) => {
    const code = one('code')
    return code && run(deleteCodes, { codeIds: [code.id] })
  },
  ({ below }, run) => run(createCase, { kindId: 'caseKind:0', name: `Firm ${below(99)}` }),
  ({ one, below }, run) => {
    const firm = one('case')
    return firm && run(updateCase, { caseId: firm.id, patch: { name: `Renamed ${below(99)}` } })
  },
  ({ one }, run) => {
    const firm = one('case')
    return firm && run(deleteCases, { caseIds: [firm.id] })
  },
  ({ one }, run) => {
    const source = one('source')
    return source && run(deleteSources, { sourceIds: [source.id] })
  },
]

/** A project on which deeds are done one after the other, by chance; a null is a deed that can't be done. */
function atWork(seed: number) {
  let records: Records = recordsOf(generateProject(size, seed))
  let ids = 0
  const done: RecordsDiff[] = []
  const run: Run = async (command, args) => {
    const slice = await command.read(args, memoryReader(records))
    const env = { now: (ids += 1), newId: () => `new-${(ids += 1)}`, coderId: 'coder:1' as const }
    const result = command.run(slice, args, env)
    return isRefusal(result) ? null : result.diff
  }
  return {
    records: () => records,
    next: async (deed: number, picks: readonly number[]): Promise<RecordsDiff | null> => {
      let picked = 0
      const pick = () => picks[(picked += 1) % picks.length]!
      const choice: Choice = {
        one: (type) => {
          const all = allOf(records, type)
          return all[pick() % all.length]
        },
        below: (bound) => pick() % bound,
      }
      const undo = deed === deeds.length
      const last = undo ? done.pop() : undefined
      const diff = undo ? last && reverseDiff(last) : await deeds[deed]!(choice, run)
      if (!diff) return null
      records = applyTo(records, diff)
      if (!undo) done.push(diff)
      return diff
    },
  }
}

const fresh = (records: Records) => ledgerOf(matrixInput([...records.values()]))
const orderedCases = (records: Records) =>
  allOf(records, 'case').toSorted((a, b) => a.order - b.order)

test(
  'after any commands and undos, counting again what they touched equals counting everything',
  { timeout: 60_000 + numRuns * 100 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 50 }),
        fc.array(
          fc.tuple(
            fc.nat({ max: deeds.length }),
            fc.boolean(),
            fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (seed, steps) => {
          const project = atWork(seed)
          const views = [
            { kindId: 'caseKind:0', codeIds: [], rollUp: true },
            { kindId: 'caseKind:0', codeIds: [], rollUp: false },
            { kindId: 'caseKind:0', codeIds: ['code:1', 'code:0', 'code:3'], rollUp: true },
          ] as const
          const requests = () =>
            views.map((view) =>
              requestOf(orderedCases(project.records()), allOf(project.records(), 'code'), view),
            )
          let ledger = fresh(project.records())
          let touched = untouched
          let countings = requests().map((request) => countAll(ledger, request))
          for (const [deed, counts, picks] of steps) {
            const diff = await project.next(deed, picks)
            if (!diff) continue
            const after = ledgerAfter(ledger, diff)
            ledger = after.ledger
            touched = touchedByBoth(touched, after.touched)
            if (!counts) continue
            countings = requests().map((request, n) =>
              countAgain(countings[n]!, ledger, touched, request),
            )
            touched = untouched
            const whole = fresh(project.records())
            const expected = requests().map((request) => countAll(whole, request).matrix)
            expect(countings.map(({ matrix }) => matrix)).toEqual(expected)
          }
        },
      ),
      { numRuns },
    )
  },
)

test('counting again leaves every row, and every cell, that a coding does not touch as the object it was', async () => {
  const project = atWork(1)
  const view = { kindId: 'caseKind:0', codeIds: [], rollUp: true } as const
  const request = () =>
    requestOf(orderedCases(project.records()), allOf(project.records(), 'code'), view)
  const ledger = fresh(project.records())
  const before = countAll(ledger, request())
  const diff = await project.next(0, [1, 2, 1, 1, 40])
  const coding = Object.values(diff!.added).find((record) => record.type === 'coding')!
  const after = ledgerAfter(ledger, diff!)
  const { matrix } = countAgain(before, after.ledger, after.touched, request())
  const owners = allOf(project.records(), 'extent')
    .filter(({ sourceId }) => sourceId === coding.sourceId)
    .map(({ caseId }) => caseId)
  let changed = 0
  for (const [i, row] of matrix.rows.entries()) {
    const old = before.matrix.cells[i]!
    if (!owners.includes(row.id)) expect(matrix.cells[i]).toBe(old)
    changed += matrix.cells[i]!.filter((cell, j) => cell !== old[j]).length
  }
  expect(changed).toBeGreaterThan(0)
  expect(changed).toBeLessThanOrEqual(owners.length * 3)
})
