import { codebookOf } from '#shared/records/codebook'
import type { AnyRecord, RecordOf, RecordType } from '#shared/records/schema'
import type { CellPlace } from '#shared/matrix/evidence'
import {
  contradictions,
  excludedBy,
  exclusiveGroups,
  type Contradiction,
  type Proposal,
} from '#shared/matrix/exclusive'
import type { MatrixInput } from '#shared/matrix/input'
import { buildMatrix } from '#shared/matrix/matrix'
import { outOfDate, type OutOfDate } from '#shared/matrix/outOfDate'
import { whatWasExamined, type ExaminedCase } from '#shared/matrix/whatWasExamined'

/** What is waiting for somebody to look at it again. */
export interface LookAgain {
  outOfDate: readonly OutOfDate[]
  contradictions: readonly Contradiction[]
}

const of = <T extends RecordType>(records: readonly AnyRecord[], type: T) =>
  records.filter((record): record is RecordOf<T> => record.type === type)

/** Which judgements and summaries are out of date, and which cases have codes together that exclude one another. */
export function lookAgain(records: readonly AnyRecord[], input: MatrixInput): LookAgain {
  const codes = of(records, 'code')
  const columns = exclusiveGroups(codes).flat()
  const matrix = buildMatrix(input, { rows: input.cases, columns, rollUp: true })
  return {
    outOfDate: outOfDate(codes, of(records, 'extent'), of(records, 'coding'), [
      ...of(records, 'judgement'),
      ...of(records, 'summary'),
    ]),
    contradictions: contradictions(matrix, codes),
  }
}

/** What a case says of the codes that a code excludes. */
export function excludedCells(
  records: readonly AnyRecord[],
  input: MatrixInput,
  { caseId, codeId }: CellPlace,
): Proposal[] {
  const book = codebookOf(of(records, 'code'))
  const columns = excludedBy(book.inOrder(), codeId)
  const rows = input.cases.filter(({ id }) => id === caseId)
  const [cells] = buildMatrix(input, { rows, columns, rollUp: true }).cells
  return columns.map(({ id }, j) => ({ caseId, codeId: id, state: cells![j]!.state }))
}

/** What there is to read behind cells of which somebody is about to say that nothing was found. */
export const examinedCases = (
  records: readonly AnyRecord[],
  input: MatrixInput,
  cells: readonly CellPlace[],
): ExaminedCase[] => whatWasExamined(input, of(records, 'code'), cells)
