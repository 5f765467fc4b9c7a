import { codebookOf } from '#shared/records/codebook'
import { countAll } from '#shared/matrix/counting'
import type { CellPlace } from '#shared/matrix/evidence'
import {
  contradictions,
  excludedBy,
  exclusiveGroups,
  type Contradiction,
  type Proposal,
} from '#shared/matrix/exclusive'
import { outOfDate, type OutOfDate } from '#shared/matrix/outOfDate'
import { whatWasExamined, type ExaminedCase } from '#shared/matrix/whatWasExamined'
import type { ProjectNow } from './keptProject'

/** What is waiting for somebody to look at it again. */
export interface LookAgain {
  outOfDate: readonly OutOfDate[]
  contradictions: readonly Contradiction[]
}

/** Which judgements and summaries are out of date. */
async function outOfDateNow(project: ProjectNow): Promise<OutOfDate[]> {
  const codes = project.all('code')
  const recorded = [...project.all('judgement'), ...project.all('summary')]
  const book = codebookOf(codes)
  const evidenceCodes = new Set(
    [...new Set(recorded.map(({ codeId }) => codeId))].flatMap((codeId) =>
      book.withDescendants(codeId).map(({ id }) => id),
    ),
  )
  const codings = [...project.ledger.codings.values()]
    .flat()
    .filter(({ codeId, detached }) => !detached && evidenceCodes.has(codeId))
  const marks = await project.marks(codings.map(({ id }) => id))
  return outOfDate(
    codes,
    project.all('extent'),
    codings.flatMap((coding) => {
      const mark = marks.get(coding.id)
      return mark ? [{ ...coding, ...mark }] : []
    }),
    recorded,
  )
}

/** Which judgements and summaries are out of date, and which cases have codes together that exclude one another. */
export async function lookAgain(project: ProjectNow): Promise<LookAgain> {
  const codes = project.all('code')
  const columns = exclusiveGroups(codes).flat()
  const rows = project.all('case').toSorted((a, b) => a.order - b.order)
  const matrix = project.count('exclusive', { rows, columns, rollUp: true })
  return {
    outOfDate: await outOfDateNow(project),
    contradictions: contradictions(matrix, codes),
  }
}

/** What a case says of the codes that a code excludes. */
export function excludedCells(project: ProjectNow, { caseId, codeId }: CellPlace): Proposal[] {
  const columns = excludedBy(codebookOf(project.all('code')).inOrder(), codeId)
  const rows = project.all('case').filter(({ id }) => id === caseId)
  const [cells] = countAll(project.ledger, { rows, columns, rollUp: true }).matrix.cells
  return columns.map(({ id }, j) => ({ caseId, codeId: id, state: cells![j]!.state }))
}

/** What there is to read behind cells of which somebody is about to say that nothing was found. */
export const examinedCases = (project: ProjectNow, cells: readonly CellPlace[]): ExaminedCase[] =>
  whatWasExamined(project.ledger, project.all('code'), cells)
