import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptTable, type Excerpt, type ExcerptFilter } from '#shared/formats/excerpts'
import { fillDatabase } from '#storage/applyDiff'
import { openDatabase } from '#storage/database'
import { recordsForExcerpts } from '#workers/wantedRecords'
import { generateProject } from '../bench/generate'
import { newUuid } from './windows'

test('excerpts made of what may be wanted are those made of the whole project', async () => {
  const records = generateProject({ sources: 11, words: 800, codes: 9, codings: 60, cases: 4 })
  const db = await openDatabase(newUuid())
  await fillDatabase(db, records, [])
  const some = <T extends 'case' | 'code' | 'source' | 'coder'>(type: T, count: number) =>
    fc.subarray(Array.from({ length: count }, (_, n): `${T}:${string}` => `${type}:${n}`))
  const filters: fc.Arbitrary<ExcerptFilter> = fc.record({
    caseIds: some('case', 4),
    codeIds: some('code', 9),
    sourceIds: some('source', 11),
    coderIds: some('coder', 2),
  })
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const wanted = await recordsForExcerpts(db, filter)
      const keyOf = ({ codingId, caseId }: Excerpt) => `${codingId} ${caseId}`
      const sorted = (table: ReturnType<typeof excerptTable>) => ({
        ...table,
        excerpts: table.excerpts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      })
      expect(sorted(excerptTable(wanted, filter))).toEqual(sorted(excerptTable(records, filter)))
    }),
  )
  db.close()
})
