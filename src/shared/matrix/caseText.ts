import type { Span } from '../text/anchor'
import { charactersIn, wordsIn } from '../text/textIndex'
import type { MatrixInput } from './input'
import { sumOver, union } from './intervals'

/** The text that belongs to a case: by source, spans in order that do not overlap. */
export interface CaseText {
  sources: ReadonlyMap<string, readonly Span[]>
  /** Code points and words of it all. */
  characters: number
  words: number
}

/** The text of every case. A case without any has no entry. */
export function caseTexts(
  input: Pick<MatrixInput, 'extents' | 'texts'>,
): ReadonlyMap<string, CaseText> {
  const spans = new Map<string, Map<string, Span[]>>()
  for (const { caseId, sourceId, anchor, detached } of input.extents) {
    const index = input.texts.get(sourceId)
    if (!index || detached) continue
    const span = anchor ?? { start: 0, end: index.length }
    if (span.end <= span.start) continue
    const sources = spans.get(caseId) ?? new Map<string, Span[]>()
    spans.set(caseId, sources)
    sources.set(sourceId, [...(sources.get(sourceId) ?? []), span])
  }
  const texts = new Map<string, CaseText>()
  for (const [caseId, bySource] of spans) {
    const sources = new Map<string, readonly Span[]>()
    let characters = 0
    let words = 0
    for (const [sourceId, list] of bySource) {
      const index = input.texts.get(sourceId)!
      const merged = union(list)
      sources.set(sourceId, merged)
      characters += sumOver(merged, (span) => charactersIn(index, span))
      words += sumOver(merged, (span) => wordsIn(index, span))
    }
    texts.set(caseId, { sources, characters, words })
  }
  return texts
}
