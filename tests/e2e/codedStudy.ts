import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, type Command } from '#shared/commands/command'
import { codePassage } from '#shared/commands/codePassage'
import { createProject } from '#shared/commands/createProject'
import { importSources } from '#shared/commands/importSources'
import { serialiseProject } from '#shared/formats/projectFile'
import { readTranscript } from '#shared/formats/transcripts/readTranscript'
import { allOf, applyTo, memoryReader, recordsOf, type Records } from '#shared/records/memory'
import type { IdOf } from '#shared/records/schema'
import type { Veta } from './veta'

export type Coded = readonly [source: string, words: string, code: string, coder?: string]

/** Ten codes for one sentence, two of them of one long family that differ in their middle only. */
export const denseCodes = [
  'Drivers of innovation: what the client asked for in writing, first year',
  'Drivers of innovation: what the client asked for in speech, first year',
  'Drivers of innovation: what the law demands',
  'Restrictions: credit',
  'Restrictions: skilled people',
  'Channels: calls between people who know each other',
  'Channels: tenders',
  'Governance: captive',
  'Upgrading: product',
  'Novelty: new to the country',
]
export const SENTENCE = 'The mine asked for it, and we had no choice but to follow.'

/** A synthetic interview of sixty long turns, written for these tests; the twentieth turn holds `SENTENCE`. */
export function interview(firm: string): string {
  const turns = Array.from({ length: 60 }, (_, i) =>
    [
      `Interviewer: What else did ${firm} do in step ${i + 1}?`,
      `Luis: In step ${i + 1} we tried again with what we had, and with some of what others had left behind. ${
        i === 19 ? `${SENTENCE} ` : ''
      }It took long, it cost more than we had thought it would, and at the end of it nobody could say whose idea it had been.`,
    ].join('\n'),
  )
  return turns.join('\n')
}

/** A project file with the firms Alpha and Beta, an interview each, and these passages; coded by Ana or by Ben. */
export async function writeStudy(folder: string, coded: readonly Coded[]): Promise<string> {
  let records: Records = new Map()
  let ids = 0
  const run = async <A, S>(command: Command<A, S>, args: A, coderId: IdOf<'coder'>) => {
    const slice = await command.read(args, memoryReader(records))
    const result = command.run(slice, args, {
      now: 1_800_000_000_000,
      newId: () => `${(ids += 1)}`,
      coderId,
    })
    if (isRefusal(result)) throw new Error(`${command.name}: ${result.refused.key}`)
    records = applyTo(records, result.diff)
  }
  const ana = 'coder:ana'
  await run(createProject, { name: 'Firms', coderName: 'Ana', projectId: 'project:firms' }, ana)
  records = recordsOf([
    ...records.values(),
    { type: 'coder', id: 'coder:ben', name: 'Ben', createdAt: 0 },
  ])
  for (const firm of ['Alpha', 'Beta']) {
    const bytes = new TextEncoder().encode(interview(firm))
    const read = await readTranscript({ name: `${firm}.txt`, bytes })
    if (!read.ok) throw new Error(read.problem.key)
    const cases = [{ kindName: 'Firm', caseName: firm }]
    await run(importSources, { sources: [{ ...read.transcript, cases }] }, ana)
  }
  for (const [name, words, code, coder = 'ana'] of coded) {
    const source = allOf(records, 'source').find((one) => one.name === name)!
    const { text } = allOf(records, 'text').find((one) => one.sourceId === source.id)!
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`“${words}” is not in ${name}`)
    const known = allOf(records, 'code').find((one) => one.name === code)
    const what = known
      ? { codeIds: [known.id] }
      : { codeIds: [], newCode: { name: code, parentId: null } }
    const spans = [{ start, end: start + words.length }]
    await run(codePassage, { sourceId: source.id, spans, ...what }, `coder:${coder}`)
  }
  const path = join(folder, 'Firms.veta')
  await writeFile(
    path,
    serialiseProject({ records: [...records.values()], journal: [] }, 1_800_000_000_000),
  )
  return path
}

/** Opens that project with the interview of Alpha. */
export async function openStudy(veta: Veta, folder: string, coded: readonly Coded[]) {
  const { page } = veta
  await veta.chooses(await writeStudy(folder, coded))
  await page.getByRole('button', { name: 'Open project file…' }).click()
  await page.getByRole('textbox', { name: 'Transcript Alpha' }).waitFor()
  return page
}
