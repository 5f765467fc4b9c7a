import { bytesToHex } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { entryOf, isRefusal, type Command } from '../../commands/command'
import type { JournalRow } from '../../records/journal'
import { allOf, applyTo, memoryReader, type Records } from '../../records/memory'
import type { IdOf, RecordType } from '../../records/schema'
import type { ProjectContents } from '../projectFile'

const STARTED = Date.UTC(2026, 0, 15, 9, 0, 0)
const MINUTE = 60_000

/** An id that is the same at every build: a hash in the shape of a UUID. */
export function idFrom(seed: string): string {
  const hex = bytesToHex(sha256(new TextEncoder().encode(`veta sample ${seed}`)))
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** Runs commands one after the other on a project in memory, with a clock and ids that never vary. */
export function createBuilder() {
  const coderId: IdOf<'coder'> = `coder:${idFrom('coder')}`
  let records: Records = new Map()
  const journal: JournalRow[] = []
  let ids = 0
  return {
    coderId,
    all: <T extends RecordType>(type: T) => allOf(records, type),
    contents: (): ProjectContents => ({ records: [...records.values()], journal }),
    run: async <Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<void> => {
      const env = {
        now: STARTED + journal.length * 7 * MINUTE,
        newId: () => idFrom(String((ids += 1))),
        coderId,
      }
      const slice = await command.read(args, memoryReader(records))
      const result = command.run(slice, args, env)
      if (isRefusal(result)) {
        throw new Error(
          `${command.name}: ${result.refused.key} ${JSON.stringify(result.refused.values)}`,
        )
      }
      records = applyTo(records, result.diff)
      const entry = entryOf(command, result, env)
      journal.push({ ...entry, seq: journal.length + 1, diff: result.diff })
    },
  }
}

export type Builder = ReturnType<typeof createBuilder>
