import type { ProjectContents } from '../formats/projectFile'
import type { JournalRow } from '../records/journal'
import { same } from '../records/same'
import type { AnyRecord } from '../records/schema'

/** A project as it was after a line of its journal, and why it could not be followed further, if it could not. */
export interface Rebuilt extends ProjectContents {
  stopped: { seq: number; why: 'missing' | 'doesNotFit' } | null
}

export const emptyContents: ProjectContents = { records: [], journal: [] }

/** Applies a row; false, with nothing changed, where the records are not what the row starts from. */
function apply(records: Map<string, AnyRecord>, { diff }: JournalRow): boolean {
  const before = [
    ...Object.entries(diff.removed),
    ...Object.entries(diff.updated).map(([id, [from]]) => [id, from] as const),
  ]
  for (const [id, record] of before) if (!same(records.get(id), record)) return false
  if (Object.keys(diff.added).some((id) => records.has(id))) return false
  for (const id of Object.keys(diff.removed)) records.delete(id)
  for (const [id, [, to]] of Object.entries(diff.updated)) records.set(id, to)
  for (const [id, record] of Object.entries(diff.added)) records.set(id, record)
  return true
}

/**
 * Follows a journal from a known state. `rows` may begin before that state and hold a number twice (a line that was
 * sent again): the later one counts. Ends at the first number that is missing or does not fit, or at `until`.
 */
export function rebuild(
  base: ProjectContents,
  rows: readonly JournalRow[],
  until = Number.POSITIVE_INFINITY,
): Rebuilt {
  const known = new Map(rows.map((row) => [row.seq, row]))
  const last = Math.min(
    until,
    rows.reduce((most, { seq }) => Math.max(most, seq), 0),
  )
  const records = new Map(base.records.map((record) => [record.id as string, record]))
  const journal = [...base.journal]
  const done = (stopped: Rebuilt['stopped']): Rebuilt => ({
    records: [...records.values()],
    journal,
    stopped,
  })
  for (let seq = journal.length + 1; seq <= last; seq += 1) {
    const row = known.get(seq)
    if (!row) return done({ seq, why: 'missing' })
    if (!apply(records, row)) return done({ seq, why: 'doesNotFit' })
    journal.push(row)
  }
  return done(null)
}
