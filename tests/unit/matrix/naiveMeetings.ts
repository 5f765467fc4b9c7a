import type { CodingLike } from '#shared/matrix/input'
import { charactersOf, placeOf } from './naiveModel'
import type { SmallProject } from './randomProject'

/** By which codings a code counts. */
type Codings = (project: SmallProject, codeId: string) => readonly CodingLike[]

const ownCodings: Codings = (project, codeId) =>
  project.codings.filter((coding) => coding.codeId === codeId && !coding.detached)

/** Whether a code stands somewhere below another, by climbing from it. */
export function isBelow({ codes }: SmallProject, codeId: string, above: string): boolean {
  const parent = codes.find(({ id }) => id === codeId)!.parentId
  return parent !== null && (parent === above || isBelow({ codes } as SmallProject, parent, above))
}

/**
 * A code's codings and those of the codes below it that support them. Of a passage with codings of several of these
 * codes, as many as the one that has most of them there: no other coding of it may stand for a second passage.
 */
export const codingsWithThoseBelow: Codings = (project, codeId) => {
  const all = project.codings.filter(
    (coding) =>
      !coding.detached &&
      (coding.codeId === codeId ||
        (coding.polarity === 'supports' && isBelow(project, coding.codeId, codeId))),
  )
  const isSamePlace = (one: CodingLike, other: CodingLike) =>
    one.sourceId === other.sourceId &&
    one.anchor.start === other.anchor.start &&
    one.anchor.end === other.anchor.end
  const left: CodingLike[] = []
  for (const one of all) {
    const here = all.filter((other) => isSamePlace(one, other))
    const most = Math.max(
      ...here.map(({ codeId: id }) => here.filter((other) => other.codeId === id).length),
    )
    if (left.filter((other) => isSamePlace(one, other)).length < most) left.push(one)
  }
  return left
}

/** How two codes meet, over all texts. */
export function naiveCoOccurrence(
  project: SmallProject,
  codeA: string,
  codeB: string,
  codingsOf: Codings = ownCodings,
) {
  const of = (codeId: string) =>
    codingsOf(project, codeId).map((coding) => {
      const text = project.texts.get(coding.sourceId)!
      const offsets = charactersOf(text, coding.anchor.start, coding.anchor.end)
      return {
        id: coding.id,
        text,
        sourceId: coding.sourceId,
        start: coding.anchor.start,
        end: coding.anchor.end,
        places: offsets.map((at) => placeOf(coding.sourceId, at)),
        paragraphs: offsets.map((at) =>
          placeOf(coding.sourceId, text.slice(0, at).split('\n').length),
        ),
      }
    })
  const a = of(codeA)
  const b = of(codeB)
  const both = a.flatMap((one) =>
    b.filter(({ sourceId }) => sourceId === one.sourceId).map((other) => [one, other] as const),
  )
  const meet = <T>(one: readonly T[], other: readonly T[]) =>
    one.some((item) => other.includes(item))
  const overlapping = both.filter(([one, other]) => meet(one.places, other.places))
  const apart = ([one, other]: (typeof both)[number]) => {
    const [left, right] = one.start <= other.start ? [one, other] : [other, one]
    return Array.from(one.text.slice(left.end, Math.max(left.end, right.start))).length
  }
  const jaccard = (one: readonly string[], other: readonly string[]) => {
    const union = new Set([...one, ...other])
    return union.size === 0
      ? null
      : [...union].filter((item) => one.includes(item) && other.includes(item)).length / union.size
  }
  const pairs = overlapping.map(([one, other]) => `${one.id} ${other.id}`).toSorted()
  const divisor = a.length + b.length - pairs.length
  return {
    nA: a.length,
    nB: b.length,
    pairs,
    aWithB: new Set(overlapping.map(([one]) => one.id)).size,
    bWithA: new Set(overlapping.map(([, other]) => other.id)).size,
    cCoefficient: divisor === 0 ? null : pairs.length / divisor,
    overlapCharacters: new Set(
      a.flatMap(({ places }) =>
        places.filter((place) => b.some((other) => other.places.includes(place))),
      ),
    ).size,
    jaccardCharacters: jaccard(
      a.flatMap(({ places }) => places),
      b.flatMap(({ places }) => places),
    ),
    nearPairs: both.filter((pair) => apart(pair) <= 20).length,
    sameParagraphPairs: both.filter(([one, other]) => meet(one.paragraphs, other.paragraphs))
      .length,
    jaccardParagraphs: jaccard(
      a.flatMap(({ paragraphs }) => paragraphs),
      b.flatMap(({ paragraphs }) => paragraphs),
    ),
  }
}

/** How many codings of two codes stand in one turn, by asking each character which turn it is in. */
export function naiveSameTurn(
  project: SmallProject,
  turnStarts: ReadonlyMap<string, readonly number[]>,
  codeA: string,
  codeB: string,
  codingsOf: Codings = ownCodings,
): number {
  const of = (codeId: string) =>
    codingsOf(project, codeId).map(({ sourceId, anchor }) =>
      charactersOf(project.texts.get(sourceId)!, anchor.start, anchor.end).map(
        (at) => `${sourceId} ${turnStarts.get(sourceId)!.filter((start) => start <= at).length}`,
      ),
    )
  return of(codeA).flatMap((one) =>
    of(codeB).filter((other) => one.some((turn) => other.includes(turn))),
  ).length
}
