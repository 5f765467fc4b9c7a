import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { parseProject, serialiseProject } from '#shared/formats/projectFile'
import type { Message } from '#shared/messages/translate'
import type { RecordOf } from '#shared/records/schema'
import { byId, ofType, readSampleStudy } from '../records/sampleStudy'

export const SAVED_AT = Date.UTC(2026, 0, 20)
export const study = await readSampleStudy()
export const saved = serialiseProject(study, SAVED_AT)
export const parts = unzipSync(saved)
export const partNames = Object.keys(parts)
export const [coding] = byId(ofType(study.records, 'coding')) as RecordOf<'coding'>[]

/** What is said of a file that is refused. */
export async function problemOf(bytes: Uint8Array): Promise<Message | 'accepted'> {
  const parsed = await parseProject(bytes)
  return parsed.ok ? 'accepted' : parsed.problem
}

/** The file with one part changed and nothing else: its hash is the old one. */
export const withPart = (name: string, content: Uint8Array) =>
  zipSync({ ...parts, [name]: content })

/** As much of the first part as tests change. */
export interface Manifest {
  formatVersion: number
  minAppVersion: string
  counts: Record<string, number>
  files: { name: string; bytes: number; sha256: string }[]
}

/** The file that somebody would write who changes parts and mends the hashes after it. */
export function rewritten(
  change: Record<string, (text: string) => string>,
  adjust: (manifest: Manifest) => void = () => {},
): Uint8Array {
  const all: Record<string, Uint8Array> = { ...parts }
  for (const [name, edit] of Object.entries(change))
    all[name] = strToU8(edit(strFromU8(all[name]!)))
  const manifest = JSON.parse(strFromU8(all['manifest.json']!)) as Manifest
  manifest.files = manifest.files.map(({ name }) => ({
    name,
    bytes: all[name]!.length,
    sha256: createHash('sha256').update(all[name]!).digest('hex'),
  }))
  adjust(manifest)
  return zipSync({ ...all, 'manifest.json': strToU8(JSON.stringify(manifest)) })
}

/** An edit of the line with this id in a part. */
export const editLine =
  (id: string, edit: (record: Record<string, unknown>) => unknown) =>
  (text: string): string =>
    text
      .split('\n')
      .map((line) =>
        line.includes(`"id":"${id}"`) ? JSON.stringify(edit(JSON.parse(line))) : line,
      )
      .join('\n')
