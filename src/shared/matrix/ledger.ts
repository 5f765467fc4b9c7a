import type { TextIndex } from '../text/textIndex'
import { caseTexts, type CaseText } from './caseText'
import { groupBy } from './groupBy'
import type {
  CodeLike,
  CodingLike,
  ExaminationLike,
  ExtentLike,
  JudgementLike,
  MatrixInput,
} from './input'

type Lists<T> = ReadonlyMap<string, readonly T[]>

/** What a matrix is counted from, laid out so that what a change touches is found without looking at the rest. */
export interface Ledger {
  codes: readonly CodeLike[]
  /** By source. */
  texts: ReadonlyMap<string, TextIndex>
  /** By source, in the order of its text. */
  codings: Lists<CodingLike>
  /** By case. */
  extents: Lists<ExtentLike>
  judgements: Lists<JudgementLike>
  examinations: Lists<ExaminationLike>
  caseTexts: ReadonlyMap<string, CaseText>
  /** By source: the cases that own some of its text. */
  owners: Lists<string>
}

const byPlace = (a: CodingLike, b: CodingLike) =>
  a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || (a.id < b.id ? -1 : 1)

export const inPlace = (codings: readonly CodingLike[]): readonly CodingLike[] =>
  codings.toSorted(byPlace)

export function ownersOf(texts: ReadonlyMap<string, CaseText>): Lists<string> {
  const owners = new Map<string, string[]>()
  for (const [caseId, { sources }] of texts) {
    for (const sourceId of sources.keys()) {
      const list = owners.get(sourceId)
      if (list) list.push(caseId)
      else owners.set(sourceId, [caseId])
    }
  }
  return owners
}

export function ledgerOf(input: MatrixInput): Ledger {
  const codings = new Map<string, readonly CodingLike[]>()
  for (const [sourceId, list] of groupBy(input.codings, (coding) => coding.sourceId as string)) {
    codings.set(sourceId, inPlace(list))
  }
  const texts = caseTexts(input)
  const ofCase = <T extends { caseId: string }>(items: readonly T[]): Lists<T> =>
    groupBy(items, ({ caseId }) => caseId)
  return {
    codes: input.codes,
    texts: input.texts,
    codings,
    extents: ofCase(input.extents),
    judgements: ofCase(input.judgements),
    examinations: ofCase(input.examinations),
    caseTexts: texts,
    owners: ownersOf(texts),
  }
}
