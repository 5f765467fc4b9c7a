import type { Coding } from '#shared/records/schema'
import type { Span } from '#shared/text/anchor'

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** The codings whose passage holds a place or shares text with a span, the shortest first. */
export const codingsAt = (codings: readonly Coding[], span: Span): Coding[] =>
  codings
    .filter(({ anchor, detached }) =>
      detached
        ? false
        : span.end <= span.start
          ? anchor.start <= span.start && span.start <= anchor.end
          : overlap(anchor, span),
    )
    .toSorted((a, b) => a.anchor.end - a.anchor.start - (b.anchor.end - b.anchor.start))

const byPlace = (a: Coding, b: Coding) =>
  a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || (a.id < b.id ? -1 : 1)

/** The passage after (1) or before (-1) one of these codings in the text; without one, after or before a place. */
export function neighbourPassage(
  codings: readonly Coding[],
  from: Coding | undefined,
  place: number,
  step: 1 | -1,
): Coding | undefined {
  const order = codings.filter(({ detached }) => !detached).toSorted(byPlace)
  const isNext = (one: Coding) =>
    from
      ? one.id !== from.id && step * byPlace(one, from) > 0
      : step === 1
        ? one.anchor.start > place
        : one.anchor.start < place
  return step === 1 ? order.find(isNext) : order.findLast(isNext)
}

/** What a coding is joined with: codings of the same code and coder that the selection or the passage itself meets. */
export const joinable = (codings: readonly Coding[], coding: Coding, selection: Span): Coding[] =>
  codings.filter(
    (one) =>
      one.id === coding.id ||
      (!one.detached &&
        one.codeId === coding.codeId &&
        one.coderId === coding.coderId &&
        one.sourceId === coding.sourceId &&
        (overlap(one.anchor, selection) ||
          (one.anchor.start <= coding.anchor.end && coding.anchor.start <= one.anchor.end))),
  )
