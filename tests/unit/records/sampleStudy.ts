import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildSampleStudy } from '#shared/formats/sample/study'
import type { ProjectContents } from '#shared/formats/projectFile'
import type { AnyRecord, RecordOf, RecordType } from '#shared/records/schema'

const folder = join(import.meta.dirname, '../../../resources/sample')

/** The sample study as the app would build it, from its files on disk. */
export const readSampleStudy = (): Promise<ProjectContents> =>
  buildSampleStudy(
    new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(folder, name)).isFile())
        .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
    ),
    'Sample',
    'memo',
  )

export const ofType = <T extends RecordType>(
  records: readonly AnyRecord[],
  type: T,
): RecordOf<T>[] => records.filter((record): record is RecordOf<T> => record.type === type)

export const byId = (records: readonly AnyRecord[]): AnyRecord[] =>
  records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
