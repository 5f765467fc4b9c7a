import type { ExcerptFilter } from '#shared/formats/excerpts'
import { codebookOf } from '#shared/records/codebook'
import type { AnyRecord, Coding, Extent } from '#shared/records/schema'
import type { ProjectDatabase } from '#storage/database'

const small = [
  'source',
  'coder',
  'caseKind',
  'case',
  'attribute',
  'attributeValue',
  'code',
] as const

/** The codings that may fit: by code where codes are wanted, for there are fewest of those. */
async function codingsFor(
  db: ProjectDatabase,
  { codeIds, sourceIds, caseIds }: ExcerptFilter,
  extents: readonly Extent[],
): Promise<Coding[]> {
  const ofCases = new Set(
    extents.filter(({ caseId }) => caseIds.includes(caseId)).map(({ sourceId }) => sourceId),
  )
  const codings = db.records('coding')
  if (codeIds.length > 0) {
    const book = codebookOf(await db.records('code').toArray())
    const wanted = codeIds.flatMap((id) => book.withDescendants(id).map((code) => code.id))
    const found = await codings.where('codeId').anyOf(wanted).toArray()
    return caseIds.length > 0 ? found.filter(({ sourceId }) => ofCases.has(sourceId)) : found
  }
  if (sourceIds.length > 0) return codings.where('sourceId').anyOf(sourceIds).toArray()
  if (caseIds.length > 0)
    return codings
      .where('sourceId')
      .anyOf([...ofCases])
      .toArray()
  return codings.toArray()
}

/** The records that the excerpts of a filter are made of: of codings and texts only those that may be wanted. */
export const recordsForExcerpts = (
  db: ProjectDatabase,
  filter: ExcerptFilter,
): Promise<AnyRecord[]> =>
  db.transaction('r', db.tables, async () => {
    const tables: AnyRecord[][] = []
    for (const type of small) tables.push(await db.table<AnyRecord>(type).toArray())
    const extents = await db.records('extent').toArray()
    const codings = await codingsFor(db, filter, extents)
    const sourceIds = [...new Set(codings.map(({ sourceId }) => sourceId))]
    const texts = await db.records('text').where('sourceId').anyOf(sourceIds).toArray()
    return [...tables, extents, codings, texts].flat()
  })
