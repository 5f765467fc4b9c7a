import type { Case, Code, Coding, Examination, Extent, Judgement } from '../records/schema'
import type { TextIndex } from '../text/textIndex'

/** The least that counting needs of each record, so that a test or a worker can give just that. */
export type CodingLike = Pick<
  Coding,
  'id' | 'sourceId' | 'codeId' | 'coderId' | 'detached' | 'weight' | 'polarity'
> & { anchor: { start: number; end: number } }

export type ExtentLike = Pick<Extent, 'id' | 'caseId' | 'sourceId' | 'detached'> & {
  anchor: { start: number; end: number } | null
}

export type CaseLike = Pick<Case, 'id' | 'kindId' | 'name'>
export type CodeLike = Pick<Code, 'id' | 'parentId' | 'caseKindIds' | 'order' | 'name' | 'key'>
export type JudgementLike = Pick<
  Judgement,
  'id' | 'caseId' | 'codeId' | 'verdict' | 'rating' | 'raterId' | 'at'
>
export type ExaminationLike = Pick<Examination, 'id' | 'caseId' | 'codeId'>

/** What a matrix is counted from. */
export interface MatrixInput {
  cases: readonly CaseLike[]
  codes: readonly CodeLike[]
  extents: readonly ExtentLike[]
  codings: readonly CodingLike[]
  judgements: readonly JudgementLike[]
  examinations: readonly ExaminationLike[]
  texts: ReadonlyMap<string, TextIndex>
}
