import type { JournalRow } from '#shared/records/journal'
import { recordTypes, type AnyRecord } from '#shared/records/schema'
import { serialiseProject } from '#shared/formats/projectFile'
import type { ProjectDatabase } from './database'

/** Everything of one project, as one moment saw it. */
export interface WholeProject {
  records: AnyRecord[]
  journal: JournalRow[]
}

/** Reads the whole project in one transaction, so that nothing changes half-way; without its journal if asked. */
export async function readWholeProject(
  db: ProjectDatabase,
  { journal: withJournal = true } = {},
): Promise<WholeProject> {
  return db.transaction('r', db.tables, async () => {
    // Spread into a call, the rows of a large table would overflow the stack.
    let records: AnyRecord[] = []
    for (const type of recordTypes)
      records = records.concat(await db.table<AnyRecord>(type).toArray())
    if (!withJournal) return { records, journal: [] }
    const entries = await db.journal.orderBy('seq').toArray()
    const diffs = await db.journalDiffs.orderBy('seq').toArray()
    const journal = entries.map((entry, i) => {
      const stored = diffs[i]
      if (stored?.seq !== entry.seq)
        throw new Error(`Journal line ${entry.seq} has lost its change`)
      return { ...entry, diff: stored.diff }
    })
    return { records, journal }
  })
}

/** A project file, and the number of the journal line that it ends with. */
export interface PackedProject {
  bytes: Uint8Array
  seq: number
}

/** The project as a project file, as one moment saw it. Takes long for a large one: ask a worker. */
export async function packProject(
  db: ProjectDatabase,
  now: number,
  wanted: { journal: boolean } = { journal: true },
): Promise<PackedProject> {
  const contents = await readWholeProject(db, wanted)
  return { bytes: serialiseProject(contents, now), seq: contents.journal.at(-1)?.seq ?? 0 }
}
