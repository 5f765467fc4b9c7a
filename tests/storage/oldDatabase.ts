import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Dexie from 'dexie'
import { strFromU8, unzipSync } from 'fflate'
import type { JournalRow } from '#shared/records/journal'
import { definitions, recordTypes } from '#shared/records/schema'

/** The project file of a former format. */
export const fileOf = (format: number) =>
  readFileSync(join(import.meta.dirname, `../fixtures/format-${format}.veta`))

/** A database as a former format of the app left it, filled with what its project file holds. */
export async function databaseOf(format: number, uuid: string): Promise<void> {
  const parts = unzipSync(fileOf(format))
  const linesOf = <T>(name: string): T[] =>
    strFromU8(parts[name]!)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as T)
  const old = new Dexie(`veta-project-${uuid}`)
  const types = recordTypes.filter((type) => definitions[type].since <= format)
  old.version(format).stores({
    ...Object.fromEntries(types.map((type) => [type, ['id', ...definitions[type].indexes].join()])),
    journal: 'seq',
    journalDiffs: 'seq',
    meta: 'key',
    ...(format >= 2 && { drafts: '[sourceId+n], sourceId' }),
  })
  for (const type of types) {
    const records = linesOf<{ id: string }>(`records/${type}.jsonl`)
    const text = ({ id }: { id: string }) => strFromU8(parts[`texts/${id.split(':')[1]}.txt`]!)
    await old
      .table(type)
      .bulkAdd(type === 'text' ? records.map((one) => ({ ...one, text: text(one) })) : records)
  }
  for (const { diff, ...entry } of linesOf<JournalRow>('journal.jsonl')) {
    await old.table('journal').add(entry)
    await old.table('journalDiffs').add({ seq: entry.seq, diff })
  }
  await old.table('meta').add({ key: 'formatVersion', value: format })
  old.close()
}
