import { createProject } from '../../commands/createProject'
import { importCodebook } from '../../commands/importCodebook'
import { judgeCells } from '../../commands/judgeCells'
import { linkCases } from '../../commands/linkCases'
import { plainMatrix, saveMatrix } from '../../commands/saveMatrix'
import { updateProject } from '../../commands/updateProject'
import { colours } from '../../records/code'
import type { Code, Judgement } from '../../records/schema'
import type { ProjectContents } from '../projectFile'
import { createBuilder, idFrom, type Builder } from './builder'
import { fillCases } from './cases'
import { markQuotes, writeMemos } from './memos'
import { field, found, rowsOf } from './rows'
import { codeTranscript, importTranscripts } from './transcripts'

async function recordJudgements(builder: Builder, files: ReadonlyMap<string, string>) {
  const cases = new Map(builder.all('case').map((one) => [one.name, one.id]))
  const codes = new Map(builder.all('code').map((code) => [code.key, code.id]))
  const texts = builder.all('extent')
  const codings = builder.all('coding')
  const cells = rowsOf(files, 'judgements.csv').map((row) => {
    const caseId = found(cases.get(field(row, 'case')), field(row, 'case'))
    const codeId = found(codes.get(field(row, 'code')), field(row, 'code'))
    const sources = new Set(
      texts.filter((extent) => extent.caseId === caseId).map((e) => e.sourceId),
    )
    const evidence = (polarity: 'supports' | 'contradicts') =>
      codings
        .filter(
          (one) => one.codeId === codeId && sources.has(one.sourceId) && one.polarity === polarity,
        )
        .map(({ id }) => id)
    // The passages that deny the code speak for a verdict of absence; those that claim it speak against.
    return {
      caseId,
      codeId,
      verdict: field(row, 'verdict') as Judgement['verdict'],
      rationale: field(row, 'rationale'),
      supporting: evidence('contradicts'),
      contradicting: evidence('supports'),
    }
  })
  await builder.run(judgeCells, { cells })
}

/**
 * The model study as a project, built from readable files (see resources/sample/README.md) by the app's own commands,
 * so that its history can be read, and taken back, like that of any project. Throws naming file and place when a file
 * contradicts another.
 */
export async function buildSampleStudy(
  files: ReadonlyMap<string, string>,
  name: string,
  memo: string,
): Promise<ProjectContents> {
  const builder = createBuilder()
  await builder.run(createProject, {
    name,
    coderName: 'Coder 1',
    projectId: `project:${idFrom('project')}`,
  })
  await builder.run(updateProject, { patch: { memo } })
  await builder.run(importCodebook, {
    lines: rowsOf(files, 'codebook.csv').map((row) => ({
      key: field(row, 'key'),
      parentKey: field(row, 'parent'),
      name: field(row, 'name'),
      definition: field(row, 'definition'),
      include: field(row, 'include'),
      exclude: field(row, 'exclude'),
      colour: found(
        colours.find((colour) => colour === row['colour']),
        `the colour ${row['colour']}`,
      ),
      exclusiveGroup: field(row, 'exclusive_group'),
    })),
  })
  await fillCases(builder, files)
  const marks = await importTranscripts(builder, files)
  const passages = rowsOf(files, 'extents.csv').map((row) => {
    const source = found(
      builder.all('source').find((one) => one.name === row['source']),
      field(row, 'source'),
    )
    const text = found(
      builder.all('text').find((one) => one.sourceId === source.id),
      field(row, 'source'),
    ).text
    const start = text.indexOf(field(row, 'from'))
    const end = text.indexOf(field(row, 'to'), start)
    if (start < 0 || end < 0)
      throw new Error(`extents.csv: ${field(row, 'from')} … is not in ${source.name}`)
    const one = found(
      builder.all('case').find(({ name: n }) => n === row['case']),
      field(row, 'case'),
    )
    return {
      caseId: one.id,
      sourceId: source.id,
      span: { start, end: end + field(row, 'to').length },
    }
  })
  await builder.run(linkCases, { links: passages })
  for (const [source, read] of marks) await codeTranscript(builder, source, read)
  await recordJudgements(builder, files)
  const codes = new Map(builder.all('code').map((code: Code) => [code.key, code.id]))
  await builder.run(saveMatrix, {
    ...plainMatrix,
    name: 'Section 4',
    kindId: found(
      builder.all('caseKind').find((kind) => kind.name === 'Supplier'),
      'Supplier',
    ).id,
    codeIds: rowsOf(files, 'section4-columns.csv').map((row) =>
      found(codes.get(field(row, 'code')), field(row, 'code')),
    ),
  })
  await markQuotes(builder, rowsOf(files, 'quotes.csv'))
  await writeMemos(builder, rowsOf(files, 'memos.csv'))
  return builder.contents()
}
