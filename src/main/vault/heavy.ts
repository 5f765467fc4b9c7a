import { deflateRawSync } from 'node:zlib'
import { parseProject, serialiseProject, type ProjectContents } from '#shared/formats/projectFile'
import type { ZipTools } from '#shared/formats/projectZip'
import type { Message } from '#shared/messages/translate'
import { checkRecords } from '#shared/records/invariants'
import type { JournalRow } from '#shared/records/journal'
import { emptyContents, rebuild, type Rebuilt } from '#shared/vault/rebuild'
import { countsOf, markOf, type Sentinel } from '#shared/vault/sentinel'
import { sha256 } from './sha256'

/** What tells a project apart, and what it is called. */
export interface Inside {
  sentinel: Sentinel
  projectName: string
}

/** A snapshot's bytes, what is in them, and the line at which the journal could not be followed further, if it ended early. */
export interface Made extends Inside {
  bytes: Uint8Array
  stopped: Rebuilt['stopped']
}

/** What takes long: main has it done in a thread of its own. */
export interface Heavy {
  /** A project file of what a journal leads to from a snapshot, or from nothing, up to a line. */
  build(
    base: Uint8Array | null,
    rows: readonly JournalRow[],
    until: number,
    now: number,
  ): Promise<Made | { problem: Message }>
  /** Reads a project file as if to open it, and says what is in it. */
  inspect(bytes: Uint8Array): Promise<Inside | { problem: Message }>
}

/** What Node does several times as fast as JavaScript. */
const tools: ZipTools = {
  sha256,
  deflate: (bytes) => deflateRawSync(bytes, { level: 6 }),
}

const insideOf = ({ records, journal }: ProjectContents): Inside => ({
  sentinel: {
    seq: journal.length,
    mark: markOf(journal.at(-1)),
    counts: countsOf(records.map(({ id }) => id)),
  },
  projectName: records.find((record) => record.type === 'project')?.name ?? '',
})

export const heavy: Heavy = {
  build: async (base, rows, until, now) => {
    const parsed = base
      ? await parseProject(base, checkRecords, tools)
      : { ok: true as const, ...emptyContents }
    if (!parsed.ok) return { problem: parsed.problem }
    const rebuilt = rebuild(parsed, rows, until)
    const bytes = serialiseProject(rebuilt, now, tools)
    return { bytes, ...insideOf(rebuilt), stopped: rebuilt.stopped }
  },
  inspect: async (bytes) => {
    const parsed = await parseProject(bytes, checkRecords, tools)
    return parsed.ok ? insideOf(parsed) : { problem: parsed.problem }
  },
}
