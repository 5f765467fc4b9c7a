import { exportFormats, exportProject, type ExportFormat } from '#shared/formats/exportProject'
import { everything, excerptTable } from '#shared/formats/excerpts'
import { memoRows } from '#shared/formats/memoSheet'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { measureOf } from '#shared/matrix/matrix'
import type { Measure } from '#shared/records/matrix'
import type { Translate } from '#shared/messages/translate'
import { codebookOf, PATH_SEPARATOR } from '#shared/records/codebook'
import { allOf } from '#shared/records/memory'
import { casesNamed, codesNamed, kindNamed } from './choose'
import { Failure, writeBytes } from './io'
import { contentsOf, type OpenProject } from './project'

const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`)

const cliMeasures: Record<string, Measure> = {
  state: 'presence',
  presence: 'presence',
  references: 'references',
  words: 'words',
  characters: 'characters',
  sources: 'sources',
}

/** The format that a file's name asks for. */
function formatOf<F extends string>(out: string, formats: readonly F[], t: Translate): F {
  const ending = /\.([^.]+)$/.exec(out)?.[1]?.toLowerCase()
  const format = formats.find((one) => one === ending)
  if (!format) throw new Failure(t('cli.noFormat', { file: out, known: formats.join(', ') }), 1)
  return format
}

export async function writeMatrix(
  project: OpenProject,
  options: { rows: string; codes: readonly string[]; measure: string; out: string },
  t: Translate,
): Promise<void> {
  const format = formatOf(options.out, ['json', ...exportFormats] as const, t)
  const measure = Object.hasOwn(cliMeasures, options.measure) && cliMeasures[options.measure]
  if (!measure) {
    throw new Failure(
      t('cli.noMeasure', { name: options.measure, known: Object.keys(cliMeasures).join(', ') }),
      1,
    )
  }
  const kind = kindNamed(project.records, options.rows, t)
  const codeIds = codesNamed(project.records, options.codes, t).map(({ id }) => id)
  const settings = { kindId: kind.id, codeIds, rollUp: true }
  const { records } = contentsOf(project)
  if (format !== 'json') {
    const request = { kind: 'matrix', format: format as ExportFormat, settings, measure } as const
    return writeBytes(options.out, await exportProject(records, request, t, Date.now()))
  }
  const codes = allOf(project.records, 'code')
  const book = codebookOf(codes)
  const matrix = matrixOf(matrixInput(records), codes, settings)
  await writeBytes(
    options.out,
    json({
      rows: matrix.rows.map(({ name }) => ({ name })),
      columns: matrix.columns.map(({ code }) => ({
        key: code.key,
        path: book.pathOf(code.id).join(PATH_SEPARATOR),
      })),
      cells: matrix.cells.map((row) =>
        row.map((cell) => ({
          state: cell.state,
          references: measureOf(cell, 'references'),
          words: measureOf(cell, 'words'),
          characters: measureOf(cell, 'characters'),
          sources: measureOf(cell, 'sources'),
        })),
      ),
    }),
  )
}

export async function writeExcerpts(
  project: OpenProject,
  options: { codes: readonly string[]; cases: readonly string[]; out: string },
  t: Translate,
): Promise<void> {
  const format = formatOf(options.out, ['json', ...exportFormats] as const, t)
  const filter = {
    ...everything,
    codeIds: codesNamed(project.records, options.codes, t).map(({ id }) => id),
    caseIds: casesNamed(project.records, options.cases, t).map(({ id }) => id),
  }
  const { records } = contentsOf(project)
  if (format !== 'json') {
    const request = { kind: 'excerpts', format: format as ExportFormat, filter } as const
    return writeBytes(options.out, await exportProject(records, request, t, Date.now()))
  }
  const { excerpts, attributes } = excerptTable(records, filter)
  const named = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      attributes.filter(({ id }) => id in values).map(({ id, name }) => [name, values[id]]),
    )
  await writeBytes(
    options.out,
    json(
      excerpts.map((one) => ({
        case: one.caseName,
        code: one.codePath,
        key: one.codeKey,
        quote: one.quote,
        source: one.sourceName,
        turn: one.turn,
        speaker: one.speaker,
        time: one.time,
        paragraph: one.detached ? null : one.paragraph,
        from: one.detached ? null : one.from,
        to: one.detached ? null : one.to,
        coder: one.coder,
        polarity: one.polarity,
        weight: one.weight,
        memo: one.memo,
        detached: one.detached,
        attributes: named(one.attributes),
      })),
    ),
  )
}

export async function writeMemos(project: OpenProject, out: string, t: Translate): Promise<void> {
  const format = formatOf(out, ['json', ...exportFormats] as const, t)
  const { records } = contentsOf(project)
  if (format === 'json') return writeBytes(out, json(memoRows(records, t)))
  const request = { kind: 'memos', format: format as ExportFormat } as const
  await writeBytes(out, await exportProject(records, request, t, Date.now()))
}
