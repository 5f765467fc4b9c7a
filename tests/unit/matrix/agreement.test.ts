import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coOccurrence } from '#shared/matrix/coOccurrence'
import { crossTab } from '#shared/matrix/crossTab'
import { buildMatrix, measureOf, type Matrix } from '#shared/matrix/matrix'
import { measures } from '#shared/records/matrix'
import { textIndex } from '#shared/text/textIndex'
import { naiveCoOccurrence } from './naiveMeetings'
import { naiveCell, naiveCrossTabCell, naiveNumber } from './naiveModel'
import { smallProject, type SmallProject } from './randomProject'

/** More of them: MATRIX_RUNS=20000 npx vitest run tests/unit/matrix */
const numRuns = Number(process.env['MATRIX_RUNS'] ?? 1000)
const timeout = 60_000 + numRuns * 100

const indexed = (project: SmallProject) => ({
  ...project,
  texts: new Map([...project.texts].map(([sourceId, text]) => [sourceId, textIndex(text)])),
})

const build = (project: SmallProject, rollUp: boolean): Matrix =>
  buildMatrix(indexed(project), { rows: project.cases, columns: project.codes, rollUp })

describe('on random projects with emoji, accents and crossing extents', () => {
  test.each([
    ['parents on their own', false],
    ['parents that roll up', true],
  ])('every cell is what counting one character at a time gives, %s', { timeout }, (_, rollUp) => {
    fc.assert(
      fc.property(smallProject, (project) => {
        const matrix = build(project, rollUp)
        for (const [i, row] of project.cases.entries()) {
          for (const [j, code] of project.codes.entries()) {
            const cell = matrix.cells[i]![j]!
            const sorted = {
              ...cell,
              codingIds: cell.codingIds.toSorted(),
              contradictingIds: cell.contradictingIds.toSorted(),
            }
            const expected = naiveCell(project, row, code, rollUp)
            expect(sorted).toEqual(expected)
            const shown = measures.map(
              (measure) => measure !== 'presence' && measureOf(cell, measure),
            )
            expect(shown).toEqual(
              measures.map((measure) => measure !== 'presence' && naiveNumber(expected, measure)),
            )
          }
        }
      }),
      { numRuns },
    )
  })

  test('distinct totals are the different codings of the cells', { timeout }, () => {
    const size = (cells: readonly { codingIds: readonly string[] }[]) =>
      new Set(cells.flatMap(({ codingIds }) => codingIds)).size
    fc.assert(
      fc.property(smallProject, fc.boolean(), (project, rollUp) => {
        const matrix = build(project, rollUp)
        expect(matrix.distinctByRow).toEqual(matrix.cells.map(size))
        expect(matrix.columns.map(({ distinctReferences }) => distinctReferences)).toEqual(
          project.codes.map((_, j) => size(matrix.cells.map((row) => row[j]!))),
        )
        expect(matrix.distinctReferences).toBe(size(matrix.cells.flat()))
      }),
      { numRuns },
    )
  })

  test('a matrix of some rows and columns has the cells of the whole one', { timeout }, () => {
    fc.assert(
      fc.property(smallProject, fc.boolean(), (project, rollUp) => {
        const whole = build(project, rollUp)
        const some = buildMatrix(indexed(project), {
          rows: project.cases.slice(1, 3),
          columns: [project.codes[4]!, project.codes[0]!],
          rollUp,
        })
        expect(some.cells).toEqual(whole.cells.slice(1, 3).map((row) => [row[4]!, row[0]!]))
      }),
      { numRuns },
    )
  })

  test('groups of cases add up as going through the cases one by one says', { timeout }, () => {
    const groups = fc.array(fc.constantFrom('north', 'south', ''), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(smallProject, groups, fc.boolean(), (project, groupOf, rollUp) => {
        const place = (caseId: string) => project.cases.findIndex(({ id }) => id === caseId)
        const table = crossTab(build(project, rollUp), (caseId) => groupOf[place(caseId)]!)
        expect([...table.keys()].toSorted()).toEqual([...new Set(groupOf)].toSorted())
        for (const [group, cells] of table) {
          const rows = project.cases.filter((_, i) => groupOf[i] === group)
          expect(cells).toEqual(
            project.codes.map((code) => naiveCrossTabCell(project, rows, code, rollUp)),
          )
        }
      }),
      { numRuns },
    )
  })

  test('two codes meet as often as looking at every character says', { timeout }, () => {
    fc.assert(
      fc.property(smallProject, (project) => {
        const of = (codeId: string) => project.codings.filter((coding) => coding.codeId === codeId)
        const [a, b] = ['code:0', 'code:1'] as const
        const { texts } = indexed(project)
        const { overlapPairs, cOutOfRange, ...result } = coOccurrence(of(a), of(b), texts)
        const expected = naiveCoOccurrence(project, a, b)
        expect({ ...result, pairs: result.pairs.map((pair) => pair.join(' ')).toSorted() }).toEqual(
          expected,
        )
        expect(overlapPairs).toBe(expected.pairs.length)
        expect(cOutOfRange).toBe(
          expected.cCoefficient !== null &&
            (expected.cCoefficient < 0 || expected.cCoefficient > 1),
        )
      }),
      { numRuns },
    )
  })
})
