import type { Translate } from '#shared/messages/translate'
import { codebookOf, PATH_SEPARATOR } from '#shared/records/codebook'
import { allOf, type Records } from '#shared/records/memory'
import type { CaseKind, Case, Code, MatrixView } from '#shared/records/schema'
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

/** Codes by key, path or name; each of the names may be a list with commas of such names. */
export function codesNamed(records: Records, names: readonly string[], t: Translate): Code[] {
  const codes = allOf(records, 'code')
  const book = codebookOf(codes)
  const pathOf = ({ id }: Code) => book.pathOf(id).join(PATH_SEPARATOR)
  const find = (name: string): Code | undefined => {
    const wanted = fold(name)
    const exact =
      codes.find(({ key }) => key !== '' && fold(key) === wanted) ??
      codes.find((one) => fold(pathOf(one)) === wanted)
    const [first, ...others] = exact ? [exact] : codes.filter((one) => fold(one.name) === wanted)
    if (first && others.length > 0) {
      const known = listed([first, ...others].map(pathOf))
      throw new Failure(t('cli.manyCodes', { name, known }), 1)
    }
    return first
  }
  return names.flatMap((list) => {
    // A name may hold commas itself: the longest that is one is taken.
    const parts = list.split(',').filter((part) => part.trim() !== '')
    const found: Code[] = []
    for (let from = 0; from < parts.length;) {
      let to = parts.length
      const upTo = () => parts.slice(from, to).join(',').trim()
      let code = find(upTo())
      while (!code && to > from + 1) {
        to -= 1
        code = find(upTo())
      }
      if (!code) throw new Failure(t('cli.noCode', { name: upTo() }), 1)
      found.push(code)
      from = to
    }
    return found
  })
}

/** Cases by name or alias; a name that cases of two kinds bear means both. */
export function casesNamed(records: Records, names: readonly string[], t: Translate): Case[] {
  const cases = allOf(records, 'case')
  return names.flatMap((name) => {
    const found = cases.filter((one) => [one.name, ...one.aliases].map(fold).includes(fold(name)))
    if (found.length === 0) throw new Failure(t('cli.noCase', { name }), 1)
    return found
  })
}

/** The saved matrix of that name; the first one where none is named, null where none is saved. */
export function matrixNamed(
  records: Records,
  name: string | undefined,
  t: Translate,
): MatrixView | null {
  const matrices = allOf(records, 'matrix').toSorted((a, b) => a.order - b.order)
  if (name === undefined) return matrices[0] ?? null
  const found = matrices.find((one) => fold(one.name) === fold(name))
  if (!found) {
    throw new Failure(
      t('cli.noMatrix', { name, known: listed(matrices.map((one) => one.name)) }),
      1,
    )
  }
  return found
}
