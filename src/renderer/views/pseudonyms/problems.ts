import type { Translate } from '#shared/messages/translate'
import { nameFinder } from '#shared/pseudonyms/finding'
import { formsOf, type NameTable } from '#shared/pseudonyms/table'
import { fold } from '#shared/text/naturalOrder'

/** What a person should know of a table before names are replaced by it. */
export function problemsOf(table: NameTable, t: Translate): string[] {
  const problems: string[] = []
  const firstWith = new Map<string, number>()
  const pseudonyms = new Set<string>()
  const find = nameFinder(table)
  for (const [row, { name, forms, pseudonym }] of table.entries()) {
    if (find(name).length === 0) problems.push(t('names.noWords', { name }))
    for (const form of formsOf({ name, forms })) {
      const first = firstWith.get(fold(form)) ?? row
      firstWith.set(fold(form), first)
      if (first === row) continue
      problems.push(form === name ? t('names.twice', { name }) : t('names.formTwice', { form }))
    }
    if (pseudonym === '') continue
    if (pseudonyms.has(fold(pseudonym))) problems.push(t('names.samePseudonym', { pseudonym }))
    pseudonyms.add(fold(pseudonym))
    const held = find(pseudonym)[0]
    if (held) problems.push(t('names.holdsReal', { pseudonym, name: table[held.entry]!.name }))
  }
  return [...new Set(problems)]
}
