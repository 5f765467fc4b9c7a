import type { Span } from '../text/anchor'
import type { CodingLike } from './input'
import { clip, join } from './intervals'
import type { Ledger } from './ledger'

/** The text of some cases: by source, spans in order that neither overlap nor touch. */
export type TextOfCases = ReadonlyMap<string, readonly Span[]>

export function textOfCases(
  { caseTexts }: Pick<Ledger, 'caseTexts'>,
  caseIds: readonly string[],
): TextOfCases {
  const parts = new Map<string, Span[]>()
  for (const id of caseIds) {
    for (const [sourceId, spans] of caseTexts.get(id)?.sources ?? []) {
      const known = parts.get(sourceId)
      if (known) known.push(...spans)
      else parts.set(sourceId, [...spans])
    }
  }
  return new Map([...parts].map(([sourceId, spans]) => [sourceId, join(spans)]))
}

/** The codings that share a character with a text, whole as they are; detached ones are none of them. */
export function codingsWithin(
  { codings }: Pick<Ledger, 'codings'>,
  text: TextOfCases,
): CodingLike[] {
  return [...text].flatMap(([sourceId, spans]) =>
    (codings.get(sourceId) ?? []).filter(
      ({ detached, anchor }) => !detached && clip(anchor, spans).length > 0,
    ),
  )
}
