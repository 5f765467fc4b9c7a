import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { isRefusal, type Command, type Refusal } from '#shared/commands/command'
import { buildSampleStudy } from '#shared/formats/sample/study'
import type { Values } from '#shared/messages/translate'
import { reverseDiff, type RecordsDiff } from '#shared/records/diff'
import { checkRecords } from '#shared/records/invariants'
import { allOf, applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import { parseRecord, type IdOf, type RecordOf, type RecordType } from '#shared/records/schema'

const folder = join(import.meta.dirname, '../../../resources/sample')
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
)

/** The sample study: rich enough that every command has something to do in it. */
export const study: Records = recordsOf((await buildSampleStudy(files, 'Study', 'memo')).records)

export interface Ran {
  records: Records
  diff: RecordsDiff
  label: Values
}

const sorted = (records: Records) =>
  [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** A project on which commands are run one after the other, each held to what every command promises. */
export function project(start: Records = study) {
  let records = start
  let ids = 0
  const [coder] = allOf(start, 'coder')
  const coderId: IdOf<'coder'> = coder?.id ?? 'coder:somebody'
  const run = async <Args, Slice>(
    command: Command<Args, Slice>,
    args: Args,
  ): Promise<Ran | Refusal> => {
    const before = structuredClone(sorted(records))
    const slice = await command.read(args, memoryReader(records))
    const env = { now: 1_800_000_000_000, newId: () => `new-${(ids += 1)}`, coderId }
    const result = command.run(slice, args, env)
    expect(sorted(records), `${command.name} changed what it was given`).toEqual(before)
    if (isRefusal(result)) return result
    const { diff, label } = result
    expect(JSON.parse(JSON.stringify(diff)), `${command.name} as JSON`).toEqual(diff)
    const after = applyTo(records, diff)
    for (const record of after.values()) parseRecord(record)
    expect(checkRecords([...after.values()]), `invariants after ${command.name}`).toEqual([])
    const back = applyTo(after, reverseDiff(diff))
    expect(sorted(back), `${command.name} undone`).toEqual(before)
    expect(sorted(applyTo(back, diff)), `${command.name} done again`).toEqual(sorted(after))
    records = after
    return { records, diff, label }
  }
  return {
    run,
    /** Runs a command that must not be refused. */
    done: async <Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<Ran> => {
      const outcome = await run(command, args)
      if ('refused' in outcome) throw new Error(`Refused: ${outcome.refused.key}`)
      return outcome
    },
    /** The key of the refusal of a command that must be refused. */
    refused: async <Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<string> => {
      const outcome = await run(command, args)
      if ('refused' in outcome) return outcome.refused.key
      throw new Error(`${command.name} was not refused`)
    },
    all: <T extends RecordType>(type: T): RecordOf<T>[] => allOf(records, type),
    named: <T extends 'code' | 'case' | 'caseKind' | 'source' | 'attribute' | 'matrix'>(
      type: T,
      name: string,
    ): RecordOf<T> => {
      const found = allOf(records, type).find((record) => record.name === name)
      if (!found) throw new Error(`No ${type} is called ${name}`)
      return found
    },
    records: () => records,
  }
}
