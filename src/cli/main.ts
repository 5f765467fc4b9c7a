import { parseArgs } from 'node:util'
import { wordingRefusal } from '#shared/commands/names'
import { locales } from '#shared/messages/catalogue'
import { createTranslator, type Translate } from '#shared/messages/translate'
import { checkStructure } from '#shared/records/invariants'
import { printable } from '#shared/text/plainName'
import { checkProject, describeCheck } from './check'
import { importFiles } from './importFiles'
import { Failure, FileFailure } from './io'
import { contentsOf, openProject, saveProject } from './project'
import { sampleStudy } from './sample'
import { writeExcerpts, writeExport, writeMatrix, writeMemos } from './write'

/** Where a command's words go. */
export interface Output {
  out: (line: string) => void
  err: (line: string) => void
}

const options = {
  out: { type: 'string' },
  into: { type: 'string' },
  'case-kind': { type: 'string' },
  'case-from': { type: 'string' },
  rows: { type: 'string' },
  codes: { type: 'string', multiple: true },
  code: { type: 'string', multiple: true },
  case: { type: 'string', multiple: true },
  measure: { type: 'string' },
  what: { type: 'string' },
  matrix: { type: 'string' },
  zeros: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw new Failure((error as Error).message, 1)
  }
}

/** A translator for `--lang`; English where it is not given. */
function speak(lang: string | undefined): Translate {
  const english = createTranslator('en')
  if (lang === undefined) return english
  const locale = locales.find((one) => one === lang)
  if (!locale) {
    throw new Failure(english('cli.noLanguage', { name: lang, known: locales.join(', ') }), 1)
  }
  return createTranslator(locale)
}

async function run(
  { values, positionals }: ReturnType<typeof parse>,
  t: Translate,
  version: string,
  out: Output['out'],
): Promise<number> {
  const need = (value: string | undefined, name: string): string => {
    if (value === undefined || value === '') throw new Failure(t('cli.missing', { name }), 1)
    return value
  }
  const [command, ...rest] = positionals
  /** What stands behind the command: at the most so many words. */
  const upTo = (most: number): readonly string[] => {
    if (rest.length > most) throw new Failure(t('cli.unexpected', { name: rest[most]! }), 1)
    return rest
  }
  const codes = [...(values.code ?? []), ...(values.codes ?? [])]
  if (values.version) {
    out(version)
    return 0
  }
  if (values.help || command === undefined) {
    out(t('cli.help'))
    return values.help ? 0 : 1
  }
  switch (command) {
    case 'sample': {
      upTo(0)
      const path = need(values.out, '--out')
      await saveProject(path, await sampleStudy(t))
      out(t('cli.written', { file: path }))
      return 0
    }
    case 'import': {
      const caseFrom = values['case-from'] ?? 'filename'
      if (caseFrom !== 'filename' && caseFrom !== 'folder') {
        throw new Failure(t('cli.badCaseFrom', { value: caseFrom }), 1)
      }
      if (rest.length === 0) throw new Failure(t('cli.missing', { name: t('cli.files') }), 1)
      const into = need(values.into, '--into')
      const caseKind = values['case-kind']
      if (caseKind !== undefined) {
        need(caseKind.trim(), '--case-kind')
        const wrong = wordingRefusal(caseKind)?.refused
        if (wrong) throw new Failure(`--case-kind: ${t(wrong.key, wrong.values)}`, 1)
      }
      return importFiles({ paths: rest, into, caseKind, caseFrom }, t, out)
    }
    case 'matrix': {
      const path = need(upTo(1)[0], t('cli.projectFile'))
      const request = {
        rows: need(values.rows, '--rows'),
        codes,
        measure: values.measure ?? 'state',
        absentAsZero: values.zeros ?? false,
        out: need(values.out, '--out'),
      }
      await writeMatrix(await openProject(path, t), request, t, version)
      out(t('cli.written', { file: request.out }))
      return 0
    }
    case 'excerpts': {
      const path = need(upTo(1)[0], t('cli.projectFile'))
      const request = {
        codes,
        cases: values.case ?? [],
        out: need(values.out, '--out'),
      }
      await writeExcerpts(await openProject(path, t), request, t, version)
      out(t('cli.written', { file: request.out }))
      return 0
    }
    case 'memos': {
      const path = need(upTo(1)[0], t('cli.projectFile'))
      const file = need(values.out, '--out')
      await writeMemos(await openProject(path, t), file, t, version)
      out(t('cli.written', { file }))
      return 0
    }
    case 'export': {
      const path = need(upTo(1)[0], t('cli.projectFile'))
      const request = {
        what: need(values.what, '--what'),
        matrix: values.matrix,
        absentAsZero: values.zeros ?? false,
        from: values.from,
        to: values.to,
        out: need(values.out, '--out'),
      }
      await writeExport(await openProject(path, t), request, t, version)
      out(t('cli.written', { file: request.out }))
      return 0
    }
    case 'check': {
      const path = need(upTo(1)[0], t('cli.projectFile'))
      // Passages that fail are what this command is there to list.
      const project = await openProject(path, t, checkStructure)
      const result = checkProject(contentsOf(project).records)
      out(values.json ? JSON.stringify(result) : describeCheck(result, t))
      return result.failedAnchors > 0 ? 2 : 0
    }
    default:
      throw new Failure(t('cli.noCommand', { name: command }), 1)
  }
}

/** The `veta` command: returns the exit code (0 done, 1 wrong use, 2 unreadable or invalid, 3 partly failed, 4 not written). */
export async function main(
  argv: readonly string[],
  version: string,
  output: Output,
): Promise<number> {
  let t = createTranslator('en')
  try {
    const given = parse(argv)
    t = speak(given.values.lang)
    return await run(given, t, version, (line) => output.out(printable(line)))
  } catch (error) {
    if (!(error instanceof FileFailure) && !(error instanceof Failure)) throw error
    const said = error instanceof FileFailure ? t(error.said.key, error.said.values) : error.message
    output.err(printable(`veta: ${said}`))
    return error.code
  }
}
