import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { entryOf, isRefusal, type Command } from '#shared/commands/command'
import { createProject } from '#shared/commands/createProject'
import { parseProject, serialiseProject, type ProjectContents } from '#shared/formats/projectFile'
import type { checkRecords } from '#shared/records/invariants'
import { allOf, applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import type { JournalRow } from '#shared/records/journal'
import type { IdOf } from '#shared/records/schema'
import type { Translate } from '#shared/messages/translate'
import type { Sealing } from '#shared/sealing/lock'
import { Failure, readBytes, writeBytes } from './io'
import { closed, opened } from './sealed'

/** A project in memory, on which commands run as they do in the app. */
export interface OpenProject {
  records: Records
  journal: readonly JournalRow[]
  /** What its file was sealed with; null for one that was not. */
  sealing: Sealing | null
}

export async function openProject(
  path: string,
  t: Translate,
  problemsOf?: typeof checkRecords,
): Promise<OpenProject> {
  const { bytes, sealing } = opened(path, await readBytes(path), t)
  const parsed = await parseProject(bytes, problemsOf)
  if (!parsed.ok) throw new Failure(`${path}: ${t(parsed.problem.key, parsed.problem.values)}`, 2)
  return { records: recordsOf(parsed.records), journal: parsed.journal, sealing }
}

export const contentsOf = ({ records, journal }: OpenProject): ProjectContents => ({
  records: [...records.values()],
  journal,
})

export const saveProject = (
  path: string,
  contents: ProjectContents,
  sealing: Sealing | null = null,
): Promise<void> => writeBytes(path, closed(serialiseProject(contents, Date.now()), sealing))

/** The project after one more command. A refusal is a failure that names its reason. */
export async function runCommand<Args, Slice>(
  project: OpenProject,
  command: Command<Args, Slice>,
  args: Args,
  t: Translate,
  coderId: IdOf<'coder'> = allOf(project.records, 'coder')[0]!.id,
): Promise<OpenProject> {
  const env = { now: Date.now(), newId: randomUUID, coderId }
  const slice = await command.read(args, memoryReader(project.records))
  const result = command.run(slice, args, env)
  if (isRefusal(result)) throw new Failure(t(result.refused.key, result.refused.values), 2)
  const entry = entryOf(command, result, env)
  const row = { ...entry, seq: project.journal.length + 1, diff: result.diff }
  return {
    ...project,
    records: applyTo(project.records, result.diff),
    journal: [...project.journal, row],
  }
}

/** A new project, named after the file that it will be saved in. */
export function newProject(path: string, t: Translate): Promise<OpenProject> {
  const coderId: IdOf<'coder'> = `coder:${randomUUID()}`
  const args = {
    name: basename(path).replace(/\.veta$/i, '') || 'Project',
    coderName: t('start.defaultCoder'),
    projectId: `project:${randomUUID()}` as const,
  }
  return runCommand(
    { records: new Map(), journal: [], sealing: null },
    createProject,
    args,
    t,
    coderId,
  )
}
