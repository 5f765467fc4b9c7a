import { basename } from 'node:path'
import { importSources, type NewSource } from '#shared/commands/importSources'
import { caseNameFrom, caseNameOfFolder } from '#shared/formats/caseName'
import type { Outcome } from '#shared/formats/transcripts/outcome'
import { isTranscriptName, readTranscript } from '#shared/formats/transcripts/readTranscript'
import type { Translate } from '#shared/messages/translate'
import { plainName } from '#shared/text/plainName'
import { exists, Failure, FileFailure, findFiles, readBytes, type FoundFile } from './io'
import { contentsOf, newProject, openProject, runCommand, saveProject } from './project'

export interface ImportOptions {
  paths: readonly string[]
  into: string
  caseKind: string | undefined
  caseFrom: 'filename' | 'folder'
}

function casesOf(file: FoundFile, { caseKind, caseFrom }: ImportOptions): NewSource['cases'] {
  if (caseKind === undefined) return []
  const caseName =
    caseFrom === 'folder' ? caseNameOfFolder(file.folder) : caseNameFrom(basename(file.path))
  return [{ kindName: caseKind, caseName }]
}

/** A file read, or why not. One that the system does not hand out is no reason to leave the others. */
async function readOne(path: string): Promise<Outcome> {
  try {
    return await readTranscript({ name: basename(path), bytes: await readBytes(path) })
  } catch (error) {
    if (error instanceof FileFailure) return { ok: false, problem: error.said }
    throw error
  }
}

/** Imports files into a project file, made when there is none. Says what became of each file; returns the exit code. */
export async function importFiles(
  options: ImportOptions,
  t: Translate,
  say: (line: string) => void,
): Promise<0 | 3> {
  const files = await findFiles(options.paths)
  const project = (await exists(options.into))
    ? await openProject(options.into, t)
    : await newProject(options.into, t)
  const named = new Set(options.paths)
  const sources: NewSource[] = []
  const said: string[] = []
  let failed = 0
  for (const file of files) {
    // One line a file: a name with line ends in it would say things of other files.
    const shown = plainName(file.path)
    // A folder holds other things too; only what somebody named or what may be a transcript is tried.
    if (!named.has(file.path) && !isTranscriptName(file.path)) {
      said.push(t('cli.skipped', { file: shown }))
      continue
    }
    const outcome = await readOne(file.path)
    if (!outcome.ok) {
      failed += 1
      said.push(`${t('cli.failed')} ${shown}: ${t(outcome.problem.key, outcome.problem.values)}`)
      continue
    }
    const { transcript } = outcome
    sources.push({ ...transcript, cases: casesOf(file, options) ?? [] })
    said.push(
      `${t('cli.imported')} ${shown}: ${t('cli.outcome', {
        words: transcript.words,
        turns: transcript.turns,
        encoding: transcript.encoding || transcript.format,
      })}`,
    )
    for (const note of transcript.notes) said.push(`  ${t(note.key, note.values)}`)
  }
  // Nothing is called imported before it is saved.
  if (sources.length > 0) {
    const after = await runCommand(project, importSources, { sources }, t)
    await saveProject(options.into, contentsOf(after), after.sealing)
  }
  for (const line of said) say(line)
  if (sources.length === 0) throw new Failure(t('cli.nothingImported'), 2)
  return failed > 0 ? 3 : 0
}
