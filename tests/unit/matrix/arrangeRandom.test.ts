import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainMatrix } from '#shared/commands/saveMatrix'
import { arrangedMatrix } from '#shared/matrix/arrange'
import type { Arrangement } from '#shared/matrix/arrangement'
import { buildMatrix } from '#shared/matrix/matrix'
import { allOf } from '#shared/records/memory'
import { textIndex } from '#shared/text/textIndex'
import { study } from '../commands/harness'
import { smallProject, type SmallProject } from './randomProject'

const [plainCode] = allOf(study, 'code')

function arrange(project: SmallProject, arrangement: Arrangement) {
  const codes = project.codes.map((code) => ({
    ...plainCode!,
    ...code,
    exclusiveGroup: Number(code.id.at(-1)) % 2 === 0 ? 'even' : '',
  }))
  const texts = new Map([...project.texts].map(([sourceId, text]) => [sourceId, textIndex(text)]))
  const by = { cases: project.cases, codes, attributes: [], attributeValues: [] }
  return arrangedMatrix(by, arrangement, (request) => buildMatrix({ ...project, texts }, request))
}

describe('on random projects', () => {
  const orders = ['cases', 'name', 'similarity'] as const
  const settings = fc.record({
    rollUp: fc.boolean(),
    foldGroups: fc.boolean(),
    rows: fc.constantFrom(...orders),
    columns: fc.constantFrom('codes', 'similarity', 'total'),
  })

  test('arranging moves cells and never changes one', () => {
    fc.assert(
      fc.property(smallProject, settings, (project, chosen) => {
        const plain = {
          ...plainMatrix,
          kindId: 'caseKind:0' as const,
          rollUp: chosen.rollUp,
          measure: 'references' as const,
        }
        const before = arrange(project, plain).matrix
        const { matrix, columns, states } = arrange(project, {
          ...plain,
          foldGroups: chosen.foldGroups,
          rowOrder: { by: chosen.rows },
          columnOrder:
            chosen.columns === 'total' ? { by: 'total', falling: true } : { by: chosen.columns },
        })
        const told = ({ rows, columns: across, cells }: typeof matrix) =>
          new Map(
            rows.flatMap((row, i) =>
              across.map(({ code }, j) => [`${row.id} ${code.id}`, cells[i]![j]]),
            ),
          )
        expect(told(matrix)).toEqual(told(before))
        const shown = columns.flatMap((one) => (one.kind === 'code' ? [one.column] : one.columns))
        expect(shown).toEqual([...matrix.columns.keys()])
        const sum = Object.values(states).reduce((total, count) => total + count, 0)
        expect(sum).toBe(matrix.rows.length * matrix.columns.length)
      }),
      { numRuns: 200 },
    )
  })

  test('where parents roll up, the references of a row add up to its different codings', () => {
    fc.assert(
      fc.property(smallProject, fc.boolean(), (project, rollUp) => {
        const arranged = arrange(project, {
          ...plainMatrix,
          kindId: 'caseKind:0',
          measure: 'references',
          rollUp,
        })
        for (const { sum, distinct } of arranged.rowTotals) expect(sum ?? 0).toBe(distinct)
        expect(arranged.whole.sum ?? 0).toBeGreaterThanOrEqual(arranged.whole.distinct)
        expect(arranged.whole.distinct).toBe(arranged.matrix.distinctReferences)
      }),
      { numRuns: 200 },
    )
  })
})
