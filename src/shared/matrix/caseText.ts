import type { Span } from '../text/anchor'
import { charactersIn, wordsIn } from '../text/textIndex'
import { groupBy } from './groupBy'
import type { MatrixInput } from './input'
import { join, sumOver } from './intervals'

/** The text that belongs to a case: by source, spans in order that neither overlap nor touch. */
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
  const texts = new Map<string, CaseText>()
  for (const [caseId, extents] of groupBy(input.extents, (extent) => extent.caseId)) {
    const sources = new Map<string, readonly Span[]>()
    let characters = 0
    let words = 0
    for (const [sourceId, parts] of groupBy(extents, (extent) => extent.sourceId)) {
      const index = input.texts.get(sourceId)
      if (!index) continue
      const spans = parts
        .filter(({ detached }) => !detached)
        .map(({ anchor }) => anchor ?? { start: 0, end: index.length })
        .filter(({ start, end }) => start < end)
      if (spans.length === 0) continue
      const joined = join(spans)
      sources.set(sourceId, joined)
      characters += sumOver(joined, (span) => charactersIn(index, span))
      words += sumOver(joined, (span) => wordsIn(index, span))
    }
    if (sources.size > 0) texts.set(caseId, { sources, characters, words })
  }
  return texts
}
