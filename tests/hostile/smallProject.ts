import { codePassage } from '#shared/commands/codePassage'
import { isRefusal, type Command } from '#shared/commands/command'
import { createProject } from '#shared/commands/createProject'
import { importCaseTable } from '#shared/commands/importCaseTable'
import { importSources } from '#shared/commands/importSources'
import type { ProjectContents } from '#shared/formats/projectFile'
import { readPasted } from '#shared/formats/transcripts/readTranscript'
import type { JournalRow } from '#shared/records/journal'
import { allOf, applyTo, memoryReader, type Records } from '#shared/records/memory'

/** A project in memory on which commands run as in the app, each with its line of the journal. */
export function builder(start: Records = new Map()) {
  let records = start
  const journal: JournalRow[] = []
  let ids = 0
  const coderId = 'coder:one' as const
  const run = async <Args, Slice>(command: Command<Args, Slice>, args: Args): Promise<boolean> => {
    const slice = await command.read(args, memoryReader(records))
    const result = command.run(slice, args, {
      now: 1_800_000_000_000,
      newId: () => `n${(ids += 1)}`,
      coderId,
    })
    if (isRefusal(result)) return false
    records = applyTo(records, result.diff)
    const { diff, label } = result
    journal.push({
      seq: journal.length + 1,
      at: 1_800_000_000_000,
      coderId,
      kind: 'do',
      of: null,
      command: command.name,
      label,
      diff,
    })
    return true
  }
  return {
    run,
    records: () => records,
    contents: (): ProjectContents => ({ records: [...records.values()], journal }),
  }
}

const SAID =
  'Interviewer: Why?\nP1: Synthetic words of nobody, to be coded.\nInterviewer: And then?\nP1: No more words.'

/** An empty project. */
export async function emptyProject() {
  const made = builder()
  await made.run(createProject, { name: 'Synthetic', coderName: 'C1', projectId: 'project:one' })
  return made
}

/** A small project that has a record of most types. */
export async function smallProject(): Promise<ProjectContents> {
  const made = await emptyProject()
  const outcome = readPasted(SAID, 'Interview')
  if (!outcome.ok) throw new Error(outcome.problem.key)
  const cases = [{ kindName: 'Firm', caseName: 'Nova' }]
  await made.run(importSources, { sources: [{ ...outcome.transcript, cases }] })
  const [source] = allOf(made.records(), 'source')
  const spans = [{ start: 5, end: 20 }]
  const newCode = { name: 'Reasons', parentId: null }
  await made.run(codePassage, { sourceId: source!.id, spans, codeIds: [], newCode })
  await made.run(importCaseTable, {
    kindName: 'Firm',
    columns: [{ name: 'Staff', valueType: 'number' }],
    rows: [{ caseName: 'Nova', values: [{ type: 'number', value: 12 }] }],
    origin: 'synthetic.csv',
  })
  return made.contents()
}
