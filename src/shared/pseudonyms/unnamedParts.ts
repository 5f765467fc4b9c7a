import type { AnyRecord } from '../records/schema'
import { nameFinder } from './finding'
import { plainWord } from './nameWords'
import { findNames } from './searching'
import type { NameTable } from './table'

/** A part of a name that stands in the project by itself, and that no form of the table has. */
export interface UnnamedPart {
  entry: number
  form: string
  count: number
}

const setOf = (words: string) => new Set(words.split(' ').map(plainWord))

/** Words that are in names and name nobody, titles among them. */
const NOBODY = setOf(
  'de del la las los el y e da das do dos von van der sr sra srta don doña dr dra ing lic prof mr mrs ms miss the of and',
)
/** Words that a name can begin with and that name nobody without what follows. */
const NOT_LAST = setOf('san santa santo saint')
/** A word of a name, with what an apostrophe joins: O'Brien is one. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Names of more words are those of offices and laws, of which parts are everywhere. */
const MOST_WORDS = 6

const isSomebody = (word: string, shortest: number) =>
  word.length >= shortest && !NOBODY.has(plainWord(word))

/** The words of a name that can stand for it, together and alone, the longest first. */
export function partsOf(name: string): string[] {
  const words = [...name.matchAll(WORD)]
  if (words.length > MOST_WORDS) return []
  const parts = new Set<string>()
  for (let size = words.length - 1; size > 0; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) {
      const first = words[at]!
      const last = words[at + size - 1]!
      const shortest = size === 1 ? 3 : 2
      if (!isSomebody(first[0], shortest) || !isSomebody(last[0], shortest)) continue
      if (NOT_LAST.has(plainWord(last[0]))) continue
      parts.add(name.slice(first.index, last.index + last[0].length))
    }
  }
  return [...parts]
}

/** The parts of the names of a table that stand in records by themselves, each with how often it does. */
export function unnamedParts(records: Iterable<AnyRecord>, table: NameTable): UnnamedPart[] {
  const byPart = new Map<string, { form: string; entries: number[]; count: number }>()
  for (const [entry, { name }] of table.entries()) {
    for (const form of partsOf(name)) {
      const part = byPart.get(plainWord(form)) ?? { form, entries: [], count: 0 }
      byPart.set(plainWord(form), { ...part, entries: [...part.entries, entry] })
    }
  }
  const parts = [...byPart.values()]
  if (parts.length === 0) return []
  // Behind the table: a name that it has is found before its parts.
  const rows = parts.map(({ form }) => ({ name: form, forms: [], pseudonym: '' }))
  for (const { entry, doubtful, changes } of findNames(records, nameFinder([...table, ...rows]))) {
    const part = parts[entry - table.length]
    if (part && !doubtful) part.count += changes.length
  }
  return table.flatMap((_, entry) =>
    parts
      .filter(({ entries, count }) => count > 0 && entries.includes(entry))
      .map(({ form, count }) => ({ entry, form, count })),
  )
}
