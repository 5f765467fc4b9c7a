import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ledgerOf } from '#shared/matrix/ledger'
import { codingsWithin, textOfCases } from '#shared/matrix/textOfCases'
import { textIndex } from '#shared/text/textIndex'
import { smallProject } from './randomProject'

test('a passage is of some cases when one of its characters is in an extent of one of them', () => {
  fc.assert(
    fc.property(smallProject, fc.subarray([0, 1, 2, 3]), (project, chosen) => {
      const texts = new Map([...project.texts].map(([id, text]) => [id, textIndex(text)]))
      const ledger = ledgerOf({ ...project, texts })
      const caseIds = chosen.map((n) => `case:${n}`)
      const owns = (sourceId: string, at: number) =>
        project.extents.some(
          (extent) =>
            caseIds.includes(extent.caseId) &&
            extent.sourceId === sourceId &&
            !extent.detached &&
            (!extent.anchor || (extent.anchor.start <= at && at < extent.anchor.end)),
        )
      const expected = project.codings.filter(({ detached, sourceId, anchor }) => {
        const places = Array.from({ length: anchor.end - anchor.start }, (_, i) => anchor.start + i)
        return !detached && places.some((at) => owns(sourceId, at))
      })
      const found = codingsWithin(ledger, textOfCases(ledger, caseIds))
      expect(found.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    }),
  )
})
