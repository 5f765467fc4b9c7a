import { createCode } from '#shared/commands/createCode'
import { createProject } from '#shared/commands/createProject'
import { importSources } from '#shared/commands/importSources'
import type { IdOf } from '#shared/records/schema'
import type { Transcript } from '#shared/records/transcript'
import { project } from '../commands/harness'

export const docOf = (text: string): Transcript => ({
  type: 'doc',
  content: text.split('\n').map((line) => ({
    type: 'paragraph',
    attrs: { speaker: 'Ana', time: null },
    ...(line !== '' && { content: [{ type: 'text', text: line }] }),
  })),
})

/** A project with one transcript of that text and the codes A and B, on which commands are run. */
export async function smallProject(text: string) {
  const p = project(new Map())
  await p.done(createProject, { name: 'Small', coderName: 'Coder', projectId: 'project:small' })
  const source = { name: 'T', format: 'txt', fileName: 't.txt', encoding: 'UTF-8' } as const
  await p.done(importSources, { sources: [{ ...source, doc: docOf(text) }] })
  for (const name of ['A', 'B']) await p.done(createCode, { name, parentId: null })
  const sourceId: IdOf<'source'> = p.named('source', 'T').id
  return {
    ...p,
    sourceId,
    a: p.named('code', 'A').id,
    b: p.named('code', 'B').id,
    text: () => p.all('text')[0]!,
    passages: () => p.all('coding').map(({ detached, anchor }) => (detached ? null : anchor.quote)),
  }
}
