import fc from 'fast-check'
import type {
  CodeLike,
  CodingLike,
  ExaminationLike,
  ExtentLike,
  JudgementLike,
} from '#shared/matrix/input'
import type { IdOf } from '#shared/records/schema'

/** A project small enough to count by hand, with its texts as they are. */
export interface SmallProject {
  texts: ReadonlyMap<string, string>
  cases: readonly { id: IdOf<'case'>; kindId: IdOf<'caseKind'>; name: string }[]
  codes: readonly CodeLike[]
  extents: readonly ExtentLike[]
  codings: readonly CodingLike[]
  judgements: readonly JudgementLike[]
  examinations: readonly ExaminationLike[]
}

const LETTERS = ['a', 'b', 'é', 'e\u0301', 'ñ', 'क्ष', '7', '𝑛', '𝟙']
const BETWEEN = [' ', ' ', '.', '\n', '\n', '-', "'", '’', '\u00ad', '\u0301']
const PICTURES = ['🙂', '👩‍🏭', '❤️', '🇵🇪']
const PIECES = [...LETTERS, ...BETWEEN, ...PICTURES]

const SOURCES = 3
const CASES = 4
const CODES = 7
const below = (bound: number) => fc.integer({ min: 0, max: bound - 1 })

/** Offsets between characters: a stored position never splits one. */
function bounds(text: string): number[] {
  const offsets = [0]
  for (const character of text) offsets.push(offsets.at(-1)! + character.length)
  return offsets
}

const place = fc.tuple(below(SOURCES), fc.nat(), fc.nat())

export const smallProject: fc.Arbitrary<SmallProject> = fc
  .record({
    texts: fc.array(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
      { minLength: SOURCES, maxLength: SOURCES },
    ),
    kinds: fc.array(below(2), { minLength: CASES, maxLength: CASES }),
    codes: fc.array(fc.record({ parent: fc.nat(), top: fc.boolean(), kinds: below(4) }), {
      minLength: CODES,
      maxLength: CODES,
    }),
    extents: fc.array(
      fc.record({
        place,
        owner: below(CASES),
        whole: fc.boolean(),
        detached: fc.nat({ max: 5 }).map((n) => n === 0),
      }),
      { maxLength: 8 },
    ),
    codings: fc.array(
      fc.record({
        place,
        code: below(CODES),
        coder: below(3),
        weight: fc.option(fc.integer({ min: -2, max: 5 })),
        polarity: fc.constantFrom('supports', 'supports', 'supports', 'contradicts'),
        detached: fc.nat({ max: 9 }).map((n) => n === 0),
      }),
      { maxLength: 16 },
    ),
    judgements: fc.uniqueArray(
      fc.record({
        cell: fc.tuple(below(CASES), below(CODES)),
        rater: below(2),
        at: below(3),
        verdict: fc.constantFrom('present', 'absent', 'not_stated', 'not_applicable'),
        rated: fc.option(below(3)),
      }),
      { maxLength: 8, selector: ({ cell, rater }) => `${cell} ${rater}` },
    ),
    examinations: fc.array(fc.tuple(below(CASES), below(CODES)), { maxLength: 8 }),
  })
  .map((raw): SmallProject => {
    const spanOf = ([source, one, other]: [number, number, number]) => {
      const offsets = bounds(raw.texts[source]!)
      const [a, b] = [offsets[one % offsets.length]!, offsets[other % offsets.length]!]
      return a === b ? null : { start: Math.min(a, b), end: Math.max(a, b) }
    }
    return {
      texts: new Map(raw.texts.map((text, n) => [`source:${n}`, text])),
      cases: raw.kinds.map((kind, n) => ({
        id: `case:${n}`,
        kindId: `caseKind:${kind}`,
        name: `${n}`,
      })),
      codes: raw.codes.map(({ parent, top, kinds }, n) => ({
        id: `code:${n}`,
        parentId: top || n === 0 ? null : `code:${parent % n}`,
        caseKindIds: kinds < 2 ? [`caseKind:${kinds}` as const] : [],
        order: n,
        name: `${n}`,
        key: '',
      })),
      extents: raw.extents.flatMap(({ place: at, owner, whole, detached }, n): ExtentLike[] => {
        const anchor = whole ? null : spanOf(at)
        if (!whole && !anchor) return []
        return [
          {
            id: `extent:${n}`,
            caseId: `case:${owner}`,
            sourceId: `source:${at[0]}`,
            anchor,
            detached: detached && !whole,
          },
        ]
      }),
      codings: raw.codings.flatMap(({ place: at, code, coder, ...rest }, n): CodingLike[] => {
        const anchor = spanOf(at)
        if (!anchor) return []
        return [
          {
            id: `coding:${n}`,
            sourceId: `source:${at[0]}`,
            codeId: `code:${code}`,
            coderId: `coder:${coder}`,
            anchor,
            ...rest,
          },
        ]
      }),
      judgements: raw.judgements.map(({ cell: [one, code], rater, at, verdict, rated }, n) => ({
        id: `judgement:${n}`,
        caseId: `case:${one}`,
        codeId: `code:${code}`,
        raterId: `coder:${rater}`,
        at,
        verdict,
        rating: rated === null ? null : { scaleId: 'scale:0', value: rated },
      })),
      examinations: raw.examinations.map(([one, code], n) => ({
        id: `examination:${n}`,
        caseId: `case:${one}`,
        codeId: `code:${code}`,
      })),
    }
  })
