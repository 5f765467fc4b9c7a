import { marked, type Marked } from '#shared/matrix/seen'
import type { RecordsDiff } from '#shared/records/diff'
import type { Coding, IdOf } from '#shared/records/schema'
import { turnsOf } from '#shared/text/turns'
import type { ProjectDatabase } from '#storage/database'

/** What of a project is read only when somebody asks for it, and then kept as long as it is true. */
export interface Details {
  /** By source: where its turns start. */
  turns: Map<string, Uint32Array>
  /** By coding. */
  marks: Map<string, Marked>
}

export const noDetails = (): Details => ({ turns: new Map(), marks: new Map() })

/** Codings that are read at once. */
const READ = 5000

/** Details of what a change touches are read anew. */
export function forgetChanged({ turns, marks }: Details, diff: RecordsDiff): void {
  const changed = [
    ...Object.values(diff.added),
    ...Object.values(diff.removed),
    ...Object.values(diff.updated).flat(),
  ]
  for (const record of changed) {
    if (record.type === 'text') turns.delete(record.sourceId)
    if (record.type === 'coding') marks.delete(record.id)
  }
}

/** Codings as they are stored, without those that have gone meanwhile. */
export async function codingsOf(db: ProjectDatabase, ids: readonly string[]): Promise<Coding[]> {
  const found: Coding[] = []
  for (let from = 0; from < ids.length; from += READ) {
    const some = await db
      .records('coding')
      .bulkGet(ids.slice(from, from + READ) as IdOf<'coding'>[])
    for (const coding of some) if (coding) found.push(coding)
  }
  return found
}

/** Where the turns of some sources start. */
export async function turnsIn(
  db: ProjectDatabase,
  { turns }: Details,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, Uint32Array>> {
  const missing = sourceIds.filter((id) => !turns.has(id))
  await db
    .records('text')
    .where('sourceId')
    .anyOf(missing)
    .each(({ sourceId, doc }) =>
      turns.set(sourceId, Uint32Array.from(turnsOf(doc).map(({ start }) => start))),
    )
  return turns
}

/** The marks of some codings. */
export async function marksOf(
  db: ProjectDatabase,
  { marks }: Details,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Marked>> {
  const missing = ids.filter((id) => !marks.has(id))
  for (const coding of await codingsOf(db, missing)) marks.set(coding.id, marked(coding))
  return marks
}
