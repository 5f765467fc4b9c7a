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

/**
 * The first passage (1) of these codings in the transcripts after one, or the last (-1) in those before it; the
 * transcripts in the order in which they are listed.
 */
export function passageElsewhere(
  codings: readonly Coding[],
  sourceIds: readonly string[],
  fromId: string,
  step: 1 | -1,
): Coding | undefined {
  const place = new Map(sourceIds.map((id, i) => [id, i]))
  const here = place.get(fromId) ?? 0
  const further = codings.filter(({ sourceId, detached }) => {
    const there = place.get(sourceId)
    return !detached && there !== undefined && step * (there - here) > 0
  })
  const inOrder = further.toSorted(
    (a, b) => place.get(a.sourceId)! - place.get(b.sourceId)! || byPlace(a, b),
  )
  return inOrder.at(step === 1 ? 0 : -1)
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
