import { beginningsOf, diminutivesOf } from './endings'
import { plainWord, wordsOf } from './nameWords'
import { formsOf, type NameTable } from './table'

/** One way in which a name is said, ready to be looked for. */
export interface Form {
  entry: number
  text: string
  words: string[]
  /** What stands between its words. */
  between: string[]
}

/** Spaces, underscores, hyphens and the dots of addresses between the words of a name are one. */
export const plainBetween = (signs: string) =>
  signs === '.' ? ' ' : signs.replace(/[\s_-]+/gu, ' ')

function formOf(text: string, entry: number): Form | null {
  const folded = plainWord(text)
  const words = wordsOf(folded)
  if (words.length === 0) return null
  const between = words
    .slice(1)
    .map(({ start }, i) => plainBetween(folded.slice(words[i]!.end, start)))
  return { entry, text, words: words.map(({ word }) => word), between }
}

/** The form as lists have it, from its second, third … word on: "Pérez Quispe, Juan". */
const listed = ({ words, between, ...form }: Form): Form[] =>
  between.map((_, i) => ({
    ...form,
    words: [...words.slice(i + 1), ...words.slice(0, i + 1)],
    between: [...between.slice(i + 1), ', ', ...between.slice(0, i)],
  }))

const isOneWord = (form: Form) => form.words.length === 1

/** All forms of a table, by the words that they can begin with. */
export function formsOfTable(table: NameTable) {
  const byFirst = new Map<string, Form[]>()
  const byDiminutive = new Map<string, Form[]>()
  const known = new Set<string>()
  const put = (map: Map<string, Form[]>, word: string, form: Form) => {
    const alike = map.get(word)
    if (alike) alike.push(form)
    else map.set(word, [form])
  }
  table.forEach((row, entry) => {
    for (const text of formsOf(row)) {
      const form = formOf(text, entry)
      if (!form) continue
      for (const word of form.words) known.add(word)
      for (const one of [form, ...listed(form)]) put(byFirst, one.words[0]!, one)
      if (isOneWord(form))
        for (const word of diminutivesOf(form.words[0]!)) put(byDiminutive, word, form)
    }
  })
  return {
    /** Every word of every form. */
    known,
    formsAt: (word: string): Form[] => [
      ...(byFirst.get(word) ?? []),
      ...(byDiminutive.get(word) ?? []),
      ...[...beginningsOf(word)].flatMap((name) => byFirst.get(name)?.filter(isOneWord) ?? []),
    ],
  }
}
