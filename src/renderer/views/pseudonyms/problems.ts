import type { Translate } from '#shared/messages/translate'
import { nameFinder } from '#shared/pseudonyms/finding'
import type { NameTable } from '#shared/pseudonyms/table'
import { fold } from '#shared/text/naturalOrder'

/** What a person should know of a table before names are replaced by it. */
export function problemsOf(table: NameTable, t: Translate): string[] {
  const problems: string[] = []
  const names = new Set<string>()
  const pseudonyms = new Set<string>()
  const find = nameFinder(table)
  for (const { name, pseudonym } of table) {
    if (find(name).length === 0) problems.push(t('names.noWords', { name }))
    if (names.has(fold(name))) problems.push(t('names.twice', { name }))
    names.add(fold(name))
    if (pseudonym === '') continue
    if (pseudonyms.has(fold(pseudonym))) problems.push(t('names.samePseudonym', { pseudonym }))
    pseudonyms.add(fold(pseudonym))
    const held = find(pseudonym)[0]
    if (held) problems.push(t('names.holdsReal', { pseudonym, name: table[held.entry]!.name }))
  }
  return [...new Set(problems)]
}
