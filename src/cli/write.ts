import {
  exportFormats,
  exportProject,
  type ExportFacts,
  type ExportKind,
  type ExportRequest,
  type FormatOf,
} from '#shared/formats/exportProject'
import { everything, excerptTable } from '#shared/formats/excerpts'
import { memoRows } from '#shared/formats/memoSheet'
import { matrixInput, matrixOf } from '#shared/matrix/fromRecords'
import { measureOf } from '#shared/matrix/matrix'
import type { Measure } from '#shared/records/matrix'
import type { Translate } from '#shared/messages/translate'
import { codebookOf, PATH_SEPARATOR } from '#shared/records/codebook'
import { allOf } from '#shared/records/memory'
import { casesNamed, codesNamed, kindNamed, matrixNamed } from './choose'
import { Failure, writeBytes } from './io'
import { contentsOf, type OpenProject } from './project'

/** What an export says of the program and the day. */
const factsOf = ({ journal }: OpenProject, version: string): ExportFacts => ({
  version,
  now: Date.now(),
  journal,
})

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
  options: {
    rows: string
    codes: readonly string[]
    measure: string
    absentAsZero: boolean
    out: string
  },
  t: Translate,
  version: string,
): Promise<void> {
  const format = formatOf(options.out, ['json', ...exportFormats.matrix] as const, t)
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
    const { absentAsZero } = options
    const request = { kind: 'matrix', format, settings, measure, absentAsZero } as const
    return writeBytes(
      options.out,
      await exportProject(records, request, t, factsOf(project, version)),
    )
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
  version: string,
): Promise<void> {
  const format = formatOf(options.out, ['json', ...exportFormats.excerpts] as const, t)
  const filter = {
    ...everything,
    codeIds: codesNamed(project.records, options.codes, t).map(({ id }) => id),
    caseIds: casesNamed(project.records, options.cases, t).map(({ id }) => id),
  }
  const { records } = contentsOf(project)
  if (format !== 'json') {
    const request = { kind: 'excerpts', format, filter } as const
    return writeBytes(
      options.out,
      await exportProject(records, request, t, factsOf(project, version)),
    )
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

export async function writeMemos(
  project: OpenProject,
  out: string,
  t: Translate,
  version: string,
): Promise<void> {
  const format = formatOf(out, ['json', ...exportFormats.memos] as const, t)
  const { records } = contentsOf(project)
  if (format === 'json') return writeBytes(out, json(memoRows(records, t)))
  const request = { kind: 'memos', format } as const
  await writeBytes(out, await exportProject(records, request, t, factsOf(project, version)))
}

/** A day as "2026-02-03", or a failure that says so. */
function dayOf(day: string | undefined, t: Translate): string | null {
  if (day === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Failure(t('cli.badDay', { value: day }), 1)
  return day
}

type PlainKind = 'cases' | 'structure' | 'memos' | 'quotes' | 'codebook'

/** Any of the exports that the app offers, by its name; of matrices, a saved one. */
export async function writeExport(
  project: OpenProject,
  options: {
    what: string
    matrix: string | undefined
    absentAsZero: boolean
    from: string | undefined
    to: string | undefined
    out: string
  },
  t: Translate,
  version: string,
): Promise<void> {
  const kinds = Object.keys(exportFormats) as ExportKind[]
  const kind = kinds.find((one) => one === options.what)
  if (!kind) {
    throw new Failure(t('cli.noExport', { name: options.what, known: kinds.join(', ') }), 1)
  }
  const view = matrixNamed(project.records, options.matrix, t)
  const matrix = view && {
    settings: view,
    measure: view.measure,
    absentAsZero: options.absentAsZero,
  }
  const formatFor = <K extends ExportKind>(of: K) =>
    formatOf<FormatOf<K>>(options.out, exportFormats[of], t)
  const plain = (of: PlainKind) => ({ kind: of, format: formatFor(of) }) as ExportRequest
  const requestOf = (): ExportRequest => {
    switch (kind) {
      case 'matrix':
        if (!matrix) throw new Failure(t('cli.noSavedMatrix'), 1)
        return { kind, format: formatFor(kind), ...matrix }
      case 'excerpts':
        return { kind, format: formatFor(kind), filter: everything }
      case 'audit':
        return {
          kind,
          format: formatFor(kind),
          period: { from: dayOf(options.from, t), to: dayOf(options.to, t) },
        }
      case 'method':
        return { kind, format: formatFor(kind), matrix }
      case 'cases':
      case 'structure':
      case 'memos':
      case 'quotes':
      case 'codebook':
        return plain(kind)
    }
  }
  const { records } = contentsOf(project)
  await writeBytes(
    options.out,
    await exportProject(records, requestOf(), t, factsOf(project, version)),
  )
}
