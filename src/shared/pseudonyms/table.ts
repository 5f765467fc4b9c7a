import * as v from 'valibot'

const words = v.pipe(v.string(), v.nonEmpty())

/** A real name, other ways in which it is said, and what stands in its place. */
export const nameEntrySchema = v.object({
  name: words,
  forms: v.array(words),
  /** Empty as long as nobody has chosen one. */
  pseudonym: v.string(),
})

export type NameEntry = v.InferOutput<typeof nameEntrySchema>
export type NameTable = readonly NameEntry[]

/** The name and its other forms, each once. */
export const formsOf = ({ name, forms }: Pick<NameEntry, 'name' | 'forms'>): string[] => [
  ...new Set([name, ...forms]),
]

/** Words on one line, with single spaces between them. */
export const tidy = (typed: string): string => typed.replace(/\s+/gu, ' ').trim()

/** Forms as a person lists them. */
export const formsTyped = (typed: string): string[] =>
  typed
    .split(/[,;\n]/u)
    .map(tidy)
    .filter((form) => form !== '')
