import { codebookOf } from '../records/codebook'
import type { AnyRecord, Code, IdOf, RecordOf, RecordType } from '../records/schema'
import { textIndex, type TextIndex } from '../text/textIndex'
import { chosenColumns } from './chosenColumns'
import type { CaseLike, MatrixInput } from './input'
import { buildMatrix, type Matrix, type MatrixRequest } from './matrix'

/** Which part of a project a matrix shows. */
export interface MatrixSettings {
  kindId: IdOf<'caseKind'>
  /** The columns; none means every code, in the order of the codebook. */
  codeIds: readonly IdOf<'code'>[]
  rollUp: boolean
}

/** What a matrix is counted from, out of a project's records. Texts that are known already are not indexed again. */
export function matrixInput(
  records: readonly AnyRecord[],
  indexOf: (text: RecordOf<'text'>) => TextIndex = ({ text }) => textIndex(text),
): MatrixInput {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  return {
    cases: all('case').toSorted((a, b) => a.order - b.order),
    codes: all('code'),
    extents: all('extent'),
    codings: all('coding'),
    judgements: all('judgement'),
    examinations: all('examination'),
    texts: new Map(all('text').map((text) => [text.sourceId, indexOf(text)])),
  }
}

/** The cases of a kind, in the order given, and the chosen codes. */
export function requestOf(
  cases: readonly CaseLike[],
  codes: readonly Code[],
  { kindId, codeIds, rollUp }: MatrixSettings,
): MatrixRequest {
  const columns = chosenColumns(codebookOf(codes), codeIds)
  const rows = cases.filter((one) => one.kindId === kindId)
  return { rows, columns, rollUp }
}

/** The cases of a kind × the chosen codes. */
export const matrixOf = (
  input: MatrixInput,
  codes: readonly Code[],
  settings: MatrixSettings,
): Matrix => buildMatrix(input, requestOf(input.cases, codes, settings))
