import { diffOf } from '../records/diff'
import type { AnyRecord, Case, CaseKind, IdOf, Source } from '../records/schema'
import type { Transcript } from '../records/transcript'
import { canonicalText } from '../text/canonical'
import { characterCount } from '../text/characters'
import { fold } from '../text/naturalOrder'
import { wordCount } from '../text/words'
import { makeId, Refused, type Command, type Env } from './command'
import { freeName, lastOrder, wordingRefusal } from './names'

export interface NewSource {
  name: string
  format: Source['format']
  fileName: string
  encoding: string
  doc: Transcript
  /** The cases that the whole transcript belongs to; kinds and cases that don't exist yet are created. */
  cases?: readonly { kindName: string; caseName: string }[]
}

interface Slice {
  sources: Source[]
  kinds: CaseKind[]
  cases: Case[]
}

/** Finds the kinds and cases that imported files name, and makes those that are missing. */
function caseFinder(slice: Slice, env: Env) {
  const kinds = [...slice.kinds]
  const cases = [...slice.cases]
  const added: AnyRecord[] = []
  const kindFor = (name: string): CaseKind => {
    const known = kinds.find((kind) => fold(kind.name) === fold(name))
    if (known) return known
    const kind: CaseKind = {
      type: 'caseKind',
      id: makeId('caseKind', env),
      name: name.trim(),
      order: lastOrder(kinds),
    }
    kinds.push(kind)
    added.push(kind)
    return kind
  }
  const caseFor = (kindName: string, caseName: string): IdOf<'case'> => {
    const kind = kindFor(kindName)
    const names = (one: Case) => [one.name, ...one.aliases].map(fold)
    const known = cases.find((one) => one.kindId === kind.id && names(one).includes(fold(caseName)))
    if (known) return known.id
    const made: Case = {
      type: 'case',
      id: makeId('case', env),
      kindId: kind.id,
      name: caseName.trim(),
      aliases: [],
      order: lastOrder(cases.filter((one) => one.kindId === kind.id)),
      memo: '',
    }
    cases.push(made)
    added.push(made)
    return made.id
  }
  return { caseFor, added }
}

/** Brings transcripts in, all of them in one step. A name that is taken gets a number behind it. */
export const importSources: Command<{ sources: readonly NewSource[] }, Slice> = {
  name: 'importSources',
  read: async (_args, reader) => ({
    sources: await reader.all('source'),
    kinds: await reader.all('caseKind'),
    cases: await reader.all('case'),
  }),
  run: (slice, { sources }, env) => {
    const taken = new Set(slice.sources.map((source) => fold(source.name)))
    const { caseFor, added } = caseFinder(slice, env)
    const records: AnyRecord[] = []
    const names: string[] = []
    for (const given of sources) {
      const text = canonicalText(given.doc)
      if (text.trim() === '') return Refused('noText', { name: given.name })
      const cases = given.cases ?? []
      for (const one of [given.name, ...cases.flatMap((of) => [of.kindName, of.caseName])]) {
        const refusal = wordingRefusal(one)
        if (refusal) return refusal
      }
      const name = freeName(given.name.trim(), taken)
      taken.add(fold(name))
      names.push(name)
      const id = makeId('source', env)
      records.push(
        {
          type: 'source',
          id,
          name,
          format: given.format,
          fileName: given.fileName,
          encoding: given.encoding,
          importedAt: env.now,
          words: wordCount(text),
          characters: characterCount(text),
          memo: '',
          media: null,
        },
        { type: 'text', id: makeId('text', env), sourceId: id, doc: given.doc, text },
      )
      for (const { kindName, caseName } of cases) {
        records.push({
          type: 'extent',
          id: makeId('extent', env),
          caseId: caseFor(kindName, caseName),
          sourceId: id,
          anchor: null,
          detached: false,
        })
      }
    }
    if (names.length === 0) return Refused('nothingToDo')
    return {
      diff: diffOf({ added: [...added, ...records] }),
      label: { count: names.length, name: names[0]! },
    }
  },
}
