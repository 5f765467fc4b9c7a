import type { Translate } from '#shared/messages/translate'
import { codebookOf, PATH_SEPARATOR } from '#shared/records/codebook'
import { allOf, type Records } from '#shared/records/memory'
import type { CaseKind, Case, Code } from '#shared/records/schema'
import { byName, fold } from '#shared/text/naturalOrder'
import { Failure } from './io'

const listed = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

/** A case kind by its name, in any case. */
export function kindNamed(records: Records, name: string, t: Translate): CaseKind {
  const kinds = allOf(records, 'caseKind')
  const kind = kinds.find((one) => fold(one.name) === fold(name))
  if (!kind) {
    throw new Failure(
      t('cli.noKind', { name, known: listed(kinds.toSorted(byName).map((one) => one.name)) }),
      1,
    )
  }
  return kind
}

/** Codes by key, path or name. */
export function codesNamed(records: Records, names: readonly string[], t: Translate): Code[] {
  const codes = allOf(records, 'code')
  const book = codebookOf(codes)
  return names.map((name) => {
    const wanted = fold(name)
    const code =
      codes.find(({ key }) => key !== '' && fold(key) === wanted) ??
      codes.find(({ id }) => fold(book.pathOf(id).join(PATH_SEPARATOR)) === wanted) ??
      codes.find((one) => fold(one.name) === wanted)
    if (!code) throw new Failure(t('cli.noCode', { name }), 1)
    return code
  })
}

/** Cases by name or alias. */
export function casesNamed(records: Records, names: readonly string[], t: Translate): Case[] {
  const cases = allOf(records, 'case')
  return names.map((name) => {
    const one = cases.find((other) => [other.name, ...other.aliases].map(fold).includes(fold(name)))
    if (!one) throw new Failure(t('cli.noCase', { name }), 1)
    return one
  })
}
