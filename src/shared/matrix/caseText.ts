import type { Span } from '../text/anchor'
import { charactersIn, wordsIn, type TextIndex } from '../text/textIndex'
import { groupBy } from './groupBy'
import type { ExtentLike, MatrixInput } from './input'
import { join, sumOver } from './intervals'

/** The text that belongs to a case: by source, in the order of their ids, spans in order that neither overlap nor touch. */
export interface CaseText {
  sources: ReadonlyMap<string, readonly Span[]>
  /** Code points and words of it all. */
  characters: number
  words: number
}

/** The text of one case, from its extents; null where it has none. */
export function caseTextOf(
  extents: readonly ExtentLike[],
  texts: ReadonlyMap<string, TextIndex>,
): CaseText | null {
  const sources = new Map<string, readonly Span[]>()
  let characters = 0
  let words = 0
  const parts = groupBy(extents, (extent) => extent.sourceId as string)
  for (const sourceId of [...parts.keys()].toSorted()) {
    const index = texts.get(sourceId)
    if (!index) continue
    const spans = parts
      .get(sourceId)!
      .filter(({ detached }) => !detached)
      .map(({ anchor }) => anchor ?? { start: 0, end: index.length })
      .filter(({ start, end }) => start < end)
    if (spans.length === 0) continue
    const joined = join(spans)
    sources.set(sourceId, joined)
    characters += sumOver(joined, (span) => charactersIn(index, span))
    words += sumOver(joined, (span) => wordsIn(index, span))
  }
  return sources.size > 0 ? { sources, characters, words } : null
}

/** The text of every case. A case without any has no entry. */
export function caseTexts(
  input: Pick<MatrixInput, 'extents' | 'texts'>,
): ReadonlyMap<string, CaseText> {
  const texts = new Map<string, CaseText>()
  for (const [caseId, extents] of groupBy(input.extents, (extent) => extent.caseId as string)) {
    const text = caseTextOf(extents, input.texts)
    if (text) texts.set(caseId, text)
  }
  return texts
}
