import { isRefusal, type Command } from '#shared/commands/command'
import { reverseDiff, type RecordsDiff } from '#shared/records/diff'
import { applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import { parseRecord, type AnyRecord, type IdOf } from '#shared/records/schema'

/** The records that differ, by their ids, so that what a failed run says can be read. */
export function differences(found: Iterable<AnyRecord>, wanted: Records): unknown[] {
  const there = recordsOf(found)
  const text = (record: AnyRecord | undefined) => record && JSON.stringify(parseRecord(record))
  return [...new Set([...there.keys(), ...wanted.keys()])]
    .filter((id) => text(there.get(id)) !== text(wanted.get(id)))
    .map((id) => ({ found: there.get(id), wanted: wanted.get(id) }))
}

/** What a project should be after any steps: records in memory, and what can be taken back and done again. */
export class Model {
  #undo: RecordsDiff[] = []
  #redo: RecordsDiff[] = []

  constructor(
    public records: Records,
    readonly coderId: IdOf<'coder'>,
  ) {}

  /** Runs a command with the clock and the ids of another run of it. Returns the key of a refusal. */
  async run<Args, Slice>(
    command: Command<Args, Slice>,
    args: Args,
    now: number,
    ids: readonly string[],
  ): Promise<string | null> {
    const slice = await command.read(args, memoryReader(this.records))
    const left = [...ids]
    const newId = () => left.shift() ?? 'one more than was asked for'
    const result = command.run(slice, args, { now, newId, coderId: this.coderId })
    if (isRefusal(result)) return result.refused.key
    this.records = applyTo(this.records, result.diff)
    this.#undo.push(result.diff)
    this.#redo = []
    return null
  }

  undo(): string | null {
    const diff = this.#undo.pop()
    if (!diff) return 'refusals.nothingToUndo'
    this.records = applyTo(this.records, reverseDiff(diff))
    this.#redo.push(diff)
    return null
  }

  redo(): string | null {
    const diff = this.#redo.pop()
    if (!diff) return 'refusals.nothingToRedo'
    this.records = applyTo(this.records, diff)
    this.#undo.push(diff)
    return null
  }
}
