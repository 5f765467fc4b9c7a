import { basename } from 'node:path'
import { importSources, type NewSource } from '#shared/commands/importSources'
import { caseNameFrom } from '#shared/formats/caseName'
import { isTranscriptName, readTranscript } from '#shared/formats/transcripts/readTranscript'
import type { Translate } from '#shared/messages/translate'
import { exists, Failure, findFiles, readBytes, type FoundFile } from './io'
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
    caseFrom === 'folder' ? caseNameFrom(file.folder) : caseNameFrom(basename(file.path))
  return [{ kindName: caseKind, caseName }]
}

/** Imports files into a project file, made when there is none. Says what became of each file; returns the exit code. */
export async function importFiles(
  options: ImportOptions,
  t: Translate,
  say: (line: string) => void,
): Promise<0 | 3> {
  const files = await findFiles(options.paths)
  const named = new Set(options.paths)
  const sources: NewSource[] = []
  let failed = 0
  for (const file of files) {
    // A folder holds other things too; only what somebody named or what may be a transcript is tried.
    if (!named.has(file.path) && !isTranscriptName(file.path)) {
      say(t('cli.skipped', { file: file.path }))
      continue
    }
    const outcome = await readTranscript({
      name: basename(file.path),
      bytes: await readBytes(file.path),
    })
    if (!outcome.ok) {
      failed += 1
      say(`${t('cli.failed')} ${file.path}: ${t(outcome.problem.key, outcome.problem.values)}`)
      continue
    }
    const { transcript } = outcome
    sources.push({ ...transcript, cases: casesOf(file, options) ?? [] })
    say(
      `${t('cli.imported')} ${file.path}: ${t('cli.outcome', {
        words: transcript.words,
        turns: transcript.turns,
        encoding: transcript.encoding || transcript.format,
      })}`,
    )
    for (const note of transcript.notes) say(`  ${t(note.key, note.values)}`)
  }
  if (sources.length === 0) throw new Failure(t('cli.nothingImported'), 2)
  const project = (await exists(options.into))
    ? await openProject(options.into, t)
    : await newProject(options.into, t)
  const after = await runCommand(project, importSources, { sources }, t)
  await saveProject(options.into, contentsOf(after))
  return failed > 0 ? 3 : 0
}
