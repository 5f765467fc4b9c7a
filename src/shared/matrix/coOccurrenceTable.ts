import type { Span } from '../text/anchor'
import { charactersIn, paragraphsOf, type TextIndex } from '../text/textIndex'
import { isOutOfRange } from './coOccurrence'
import { codingsByCode, nestedCodes } from './codingsByCode'
import { groupBy } from './groupBy'
import type { CodeLike, CodingLike } from './input'
import { sumOver, union } from './intervals'
import { meetingKinds, stretchOf, type MeetingKind, type MeetingText } from './meetingPlaces'
import { countMeetings, countOverlapping } from './meetingSweep'

/** How two of the codes meet in the texts; `a` and `b` are their places in the list of codes, a before b. */
export interface CodePair extends Record<MeetingKind, number> {
  a: number
  b: number
  /** Codings of a that overlap some of b, and the other way round. */
  aWithB: number
  bWithA: number
  /** overlap / (nA + nB − overlap), the c-coefficient of ATLAS.ti; see `CoOccurrence`. */
  cCoefficient: number | null
  cOutOfRange: boolean
  /** Code points that carry both. */
  characters: number
  jaccardCharacters: number | null
  jaccardParagraphs: number | null
}

export interface CoOccurrenceTable {
  /** The codes in the order asked for, and how many codings each has. */
  codes: readonly { codeId: string; codings: number }[]
  /** The pairs that meet in some way; the rest never do. */
  pairs: readonly CodePair[]
  /** With roll-up, codes that take in everything of another: as pairs they would say nothing. */
  nested: readonly (readonly [outer: number, inner: number])[]
}

/** Half of a square table, one number for each two of the codes. */
const pairTable = (size: number) => {
  const numbers = new Float64Array(size * size)
  const at = (a: number, b: number) => (a < b ? a * size + b : b * size + a)
  return {
    add: (a: number, b: number, by: number) => {
      numbers[at(a, b)]! += by
    },
    of: (a: number, b: number) => numbers[at(a, b)]!,
  }
}

/** How long each two codes lie over the same characters: a sweep over the places where some code begins or ends. */
function sweepCharacters(
  unions: ReadonlyMap<number, readonly Span[]>,
  index: TextIndex,
  add: (a: number, b: number, characters: number) => void,
) {
  const edges = [...unions].flatMap(([code, spans]) =>
    spans.flatMap(({ start, end }) => [
      { at: start, code, opens: true },
      { at: end, code, opens: false },
    ]),
  )
  edges.sort((a, b) => a.at - b.at)
  const open = new Set<number>()
  let last = 0
  for (const { at, code, opens } of edges) {
    if (at > last && open.size > 1) {
      const size = charactersIn(index, { start: last, end: at })
      const codes = [...open]
      for (const [i, a] of codes.entries()) for (const b of codes.slice(i + 1)) add(a, b, size)
    }
    last = at
    // A passage may begin where another of its code ends: then the code stays open.
    if (opens) open.add(code)
    else if (!unions.get(code)!.some(({ start }) => start === at)) open.delete(code)
  }
}

const share = (both: number, one: number, other: number) =>
  one + other - both === 0 ? null : both / (one + other - both)

/**
 * How each two of many codes meet, over all texts, in one sweep over each source and kind of meeting. Each code counts
 * by the codings of `codingsByCode`: its own ones, with `family` also those below it.
 */
export function coOccurrenceTable(
  codings: readonly CodingLike[],
  codeIds: readonly string[],
  texts: ReadonlyMap<string, MeetingText>,
  family: readonly CodeLike[] | null = null,
): CoOccurrenceTable {
  const size = codeIds.length
  const live = [...codingsByCode(codings, codeIds, family).values()].flatMap((ofCode, code) =>
    ofCode.map((coding) => ({ coding, code })),
  )
  const nested = nestedCodes(codeIds, family)
  const isNested = new Set(nested.map(([a, b]) => Math.min(a, b) * size + Math.max(a, b)))
  const tables = Object.fromEntries(meetingKinds.map((kind) => [kind, pairTable(size)])) as Record<
    MeetingKind,
    ReturnType<typeof pairTable>
  >
  const met = new Float64Array(size * size)
  const bothCharacters = pairTable(size)
  const bothParagraphs = pairTable(size)
  const characters = new Float64Array(size)
  const paragraphs = new Float64Array(size)
  const counts = new Float64Array(size)
  for (const { code } of live) counts[code]! += 1

  for (const [sourceId, own] of groupBy(live, ({ coding }) => coding.sourceId as string)) {
    const text = texts.get(sourceId)!
    for (const kind of meetingKinds) {
      const stretches = own.map(({ coding, code }) => ({
        code,
        stretch: stretchOf(kind, text, coding.anchor),
      }))
      countMeetings(stretches, size, tables[kind].add)
      if (kind === 'overlap') {
        countOverlapping(stretches, (one, other) => {
          met[one * size + other]! += 1
        })
      }
    }
    const unions = new Map(
      [...groupBy(own, ({ code }) => code)].map(([code, ofCode]) => [
        code,
        union(ofCode.map(({ coding }) => coding.anchor)),
      ]),
    )
    const holding: number[][] = []
    for (const [code, spans] of unions) {
      characters[code]! += sumOver(spans, (span) => charactersIn(text.index, span))
      let next = 0
      for (const span of spans) {
        const [first, last] = paragraphsOf(text.index, span)
        for (let i = Math.max(first, next); i <= last; i += 1) (holding[i] ??= []).push(code)
        next = Math.max(next, last + 1)
      }
    }
    sweepCharacters(unions, text.index, bothCharacters.add)
    for (const codes of holding) {
      for (const [i, code] of (codes ?? []).entries()) {
        paragraphs[code]! += 1
        for (const other of codes.slice(i + 1)) bothParagraphs.add(code, other, 1)
      }
    }
  }

  const pairs: CodePair[] = []
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      if (isNested.has(a * size + b)) continue
      if (meetingKinds.every((kind) => tables[kind].of(a, b) === 0)) continue
      const overlap = tables.overlap.of(a, b)
      const cCoefficient = share(overlap, counts[a]!, counts[b]!)
      pairs.push({
        a,
        b,
        overlap,
        near: tables.near.of(a, b),
        sameTurn: tables.sameTurn.of(a, b),
        sameParagraph: tables.sameParagraph.of(a, b),
        aWithB: met[a * size + b]!,
        bWithA: met[b * size + a]!,
        cCoefficient,
        cOutOfRange: isOutOfRange(cCoefficient),
        characters: bothCharacters.of(a, b),
        jaccardCharacters: share(bothCharacters.of(a, b), characters[a]!, characters[b]!),
        jaccardParagraphs: share(bothParagraphs.of(a, b), paragraphs[a]!, paragraphs[b]!),
      })
    }
  }
  return { codes: codeIds.map((codeId, i) => ({ codeId, codings: counts[i]! })), pairs, nested }
}
