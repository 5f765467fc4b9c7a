import type { Reader } from '../records/reader'
import type { AnyRecord, Coding, Extent, IdOf, Source, SourceText } from '../records/schema'
import type { Transcript } from '../records/transcript'
import type { Span } from '../text/anchor'
import { reanchored } from '../text/anchors'
import { canonicalText } from '../text/canonical'
import type { Changes } from '../text/changes'
import { characterCount } from '../text/characters'
import { carriedBy, textAfter } from '../text/edits'
import { wordCount } from '../text/words'
import { updates } from './changes'
import { must, Refused, type Refusal } from './command'

/** A transcript with everything that is tied to its text. */
export interface TextSlice {
  source: Source | undefined
  text: SourceText | undefined
  codings: Coding[]
  extents: Extent[]
}

/** What an editor has made of a text. */
export interface TextEdit {
  /** The text that the edits began with; they are refused where it is no longer what is stored. */
  base: string
  /** What was done to it, run after run. */
  runs: readonly Changes[]
  /** What it has become. Throws where it is not what the runs lead to. */
  doc: Transcript
  /** Where single codings belong, whatever the runs would say; null detaches. */
  placed?: Readonly<Record<string, Span | null>>
  /** How spans go through the edits, where the runs alone don't say. */
  carry?: (span: Span) => Span | null
}

export const readTextSlice = async (
  sourceId: IdOf<'source'>,
  reader: Reader,
): Promise<TextSlice> => ({
  source: await reader.get<'source'>(sourceId),
  text: (await reader.where('text', 'sourceId', sourceId))[0],
  codings: await reader.where('coding', 'sourceId', sourceId),
  extents: await reader.where('extent', 'sourceId', sourceId),
})

/** The records of a transcript after an edit of its text, and how many codings have lost theirs. */
export function editedText(
  slice: TextSlice,
  { base, runs, doc, placed = {}, carry = carriedBy(runs) }: TextEdit,
): { updated: [AnyRecord, AnyRecord][]; detached: number } | Refusal {
  const stored = must(slice.text, 'text')
  const source = must(slice.source, stored.sourceId)
  if (stored.text !== base) return Refused('textChanged', { name: source.name })
  const text = canonicalText(doc)
  if (textAfter(base, runs) !== text) throw new Error(`${stored.id}: the edits don't fit the text`)
  if (text.trim() === '') return Refused('noText', { name: source.name })
  const codings = reanchored(slice.codings, text, ({ id }, span) =>
    Object.hasOwn(placed, id) ? placed[id]! : carry(span),
  )
  const extents = reanchored(slice.extents, text, (_extent, span) => carry(span))
  return {
    updated: [
      ...updates([stored], (old) => ({ ...old, doc, text })),
      ...updates([source], (old) => ({
        ...old,
        words: wordCount(text),
        characters: characterCount(text),
      })),
      ...codings,
      ...extents,
    ],
    detached: codings.filter(([, to]) => to.detached).length,
  }
}
