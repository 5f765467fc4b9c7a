import type { JournalEntry } from '../records/journal'
import { applyChanges } from '../text/changes'
import { nameFinder } from './finding'
import { changesFor } from './inPlaceOf'
import type { NameTable } from './table'

/**
 * Lines of the history as they can be shown to anybody: with the pseudonym wherever a name stands, also where it may be
 * another word. The history itself stays as it is.
 */
export function veiled<E extends JournalEntry>(journal: readonly E[], table: NameTable): E[] {
  const find = nameFinder(table)
  const isNamed = ({ entry }: { entry: number }) => table[entry]!.pseudonym !== ''
  const words = (text: string) =>
    applyChanges(
      text,
      find(text)
        .filter(isNamed)
        .flatMap((one) => changesFor(text, one)),
    )
  return journal.map((entry) => ({
    ...entry,
    label: Object.fromEntries(
      Object.entries(entry.label).map(([key, value]) => [
        key,
        typeof value === 'string' ? words(value) : value,
      ]),
    ),
  }))
}
