import type {
  CodeLike,
  CodingLike,
  ExaminationLike,
  ExtentLike,
  JudgementLike,
  MatrixInput,
} from '#shared/matrix/input'
import { buildMatrix, type Matrix } from '#shared/matrix/matrix'
import { textIndex } from '#shared/text/textIndex'

type Span = [start: number, end: number]

/** Short ways to write the records of a project with one text. */
export const code = (name: string, parent: string | null = null): CodeLike => ({
  id: `code:${name}`,
  parentId: parent === null ? null : `code:${parent}`,
  caseKindIds: [],
  order: 0,
  name,
  key: name,
})

export const coding = (
  id: string,
  codeName: string,
  [start, end]: Span,
  over: Partial<CodingLike> = {},
): CodingLike => ({
  id: `coding:${id}`,
  sourceId: 'source:1',
  codeId: `code:${codeName}`,
  coderId: 'coder:a',
  detached: false,
  weight: null,
  polarity: 'supports',
  anchor: { start, end },
  ...over,
})

export const extent = (caseName: string, span: Span | null): ExtentLike => ({
  id: `extent:${caseName} ${span}`,
  caseId: `case:${caseName}`,
  sourceId: 'source:1',
  detached: false,
  anchor: span && { start: span[0], end: span[1] },
})

export const judgement = (
  caseName: string,
  codeName: string,
  verdict: JudgementLike['verdict'],
  over: Partial<JudgementLike> = {},
): JudgementLike => ({
  id: `judgement:${caseName} ${codeName}`,
  caseId: `case:${caseName}`,
  codeId: `code:${codeName}`,
  verdict,
  rating: null,
  raterId: 'coder:a',
  at: 1,
  ...over,
})

export const examination = (caseName: string, codeName: string): ExaminationLike => ({
  id: `examination:${caseName} ${codeName}`,
  caseId: `case:${caseName}`,
  codeId: `code:${codeName}`,
})

export const matrixOfText = (
  text: string,
  given: Partial<Omit<MatrixInput, 'texts' | 'cases'>> & { cases: readonly string[] },
): Matrix => {
  const cases = given.cases.map((name) => ({
    id: `case:${name}` as const,
    kindId: 'caseKind:1' as const,
    name,
  }))
  const input: MatrixInput = {
    codes: [code('x')],
    extents: [],
    codings: [],
    judgements: [],
    examinations: [],
    ...given,
    cases,
    texts: new Map([['source:1', textIndex(text)]]),
  }
  return buildMatrix(input, { rows: cases, columns: input.codes, rollUp: true })
}
