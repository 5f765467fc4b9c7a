import { plainMatrix } from '../../commands/saveMatrix'
import type { CellState } from '../../matrix/cellState'
import { isAbsence } from '../../matrix/cellState'
import { evidenceFinder } from '../../matrix/evidence'
import { arrangeRecords } from '../../matrix/arrange'
import type { ArrangedMatrix } from '../../matrix/arrangedMatrix'
import type { MatrixSettings } from '../../matrix/fromRecords'
import { groupBy } from '../../matrix/groupBy'
import { measureOf, type Matrix, type MatrixCell } from '../../matrix/matrix'
import { since } from '../../matrix/seen'
import { codebookOf, PATH_SEPARATOR } from '../../records/codebook'
import type { Rating } from '../../records/judgement'
import type { Measure } from '../../records/matrix'
import type {
  AnyRecord,
  Attribute,
  Code,
  Judgement,
  MatrixView,
  RecordOf,
  RecordType,
} from '../../records/schema'
import { spelledOut } from '../../text/memoLinks'
import { excerptTable, type Excerpt } from '../excerpts'

/** Which matrix is reported, and how its cells are written. */
export interface MatrixReportRequest {
  /** As much of a saved matrix as there is. */
  settings: MatrixSettings & Partial<Omit<MatrixView, keyof MatrixSettings | 'type' | 'id'>>
  measure: Measure
  /** Recorded absences are written as 0. Nothing else ever is. */
  absentAsZero: boolean
}

/** Something that a rater held of a cell: still, or before. */
export interface Held {
  verdict: Judgement['verdict']
  rating: { value: number; label: string; scale: string } | null
  /** Its links written out as their quotes. */
  rationale: string
  at: number
}

export interface ReportedJudgement extends Held {
  rater: string
  /** The latest judgement of the cell, which its state follows. */
  inForce: boolean
  /** The evidence has changed since. */
  stale: boolean
  supporting: readonly string[]
  contradicting: readonly string[]
  /** Oldest first. */
  earlier: readonly Held[]
}

export interface ReportedSummary {
  text: string
  writer: string
  at: number
  stale: boolean
  earlier: readonly { text: string; writer: string; at: number }[]
}

export interface ReportedCell {
  state: CellState
  /** Under the measure; null where no number may be said. For presence: 1, or 0 where absences are asked for as 0. */
  value: number | null
  /** The passages behind the cell, for and against; those that a judgement picked are among them. */
  evidence: readonly Excerpt[]
  judgements: readonly ReportedJudgement[]
  disagreement: boolean
  summary: ReportedSummary | null
  /** Who read the case for the code, and when. */
  examined: readonly { coder: string; at: number }[]
}

/** A matrix with everything that stands behind its cells, in nobody's language yet. */
export interface MatrixReport {
  project: string
  /** Of the saved matrix; empty where it is not saved. */
  name: string
  kindName: string
  request: MatrixReportRequest
  /** As the screen shows it; `matrix` is its matrix. */
  arranged: ArrangedMatrix
  matrix: Matrix
  /** What the rows are grouped by. */
  grouping: Attribute | null
  codes: readonly Code[]
  paths: readonly string[]
  attributes: readonly Attribute[]
  /** By row, then column. */
  cells: readonly (readonly ReportedCell[])[]
}

/** A number as files write it. Only of a rating can a 0 be anything but an absence. */
export const writtenNumber = (
  value: number | null,
  { measure, absentAsZero }: Pick<MatrixReportRequest, 'measure' | 'absentAsZero'>,
): number | null => (measure !== 'rating' && value === 0 && !absentAsZero ? null : value)

function valueOf(
  cell: MatrixCell,
  { measure, absentAsZero }: Pick<MatrixReportRequest, 'measure' | 'absentAsZero'>,
): number | null {
  if (measure === 'presence') {
    if (cell.state === 'present') return 1
    return absentAsZero && isAbsence(cell.state) ? 0 : null
  }
  return writtenNumber(measureOf(cell, measure), { measure, absentAsZero })
}

/** Gathers what a matrix shows and what stands behind it. */
export function matrixReport(
  records: readonly AnyRecord[],
  request: MatrixReportRequest,
): MatrixReport {
  const all = <T extends RecordType>(type: T) =>
    records.filter((record): record is RecordOf<T> => record.type === type)
  const codes = all('code')
  const book = codebookOf(codes)
  const arrangement = {
    ...plainMatrix,
    ...request.settings,
    codeIds: [...request.settings.codeIds],
    measure: request.measure,
  }
  const arranged = arrangeRecords(records, arrangement)
  const { matrix } = arranged
  const codeIds = matrix.columns.map(({ code }) => code.id)
  const caseIds = matrix.rows.map(({ id }) => id)
  const isEmpty = codeIds.length === 0 || caseIds.length === 0
  const { excerpts, attributes } = isEmpty
    ? { excerpts: [], attributes: [] }
    : excerptTable(records, { caseIds, codeIds, sourceIds: [], coderIds: [] })
  const placed = new Map<string, Excerpt>(
    excerpts.map((one) => [`${one.codingId} ${one.caseId}`, one]),
  )
  const names = new Map<string, string>(all('coder').map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? ''
  const scales = new Map(all('scale').map((one) => [one.id, one]))
  const evidenceOf = evidenceFinder(codes, all('extent'), all('coding'))
  const keyOf = ({ caseId, codeId }: { caseId: string; codeId: string }) => `${caseId} ${codeId}`
  const judgements = groupBy(all('judgement'), keyOf)
  const summaries = new Map(all('summary').map((one) => [keyOf(one), one]))
  const examined = groupBy(all('examination'), keyOf)

  const ratingOf = (rating: Rating | null): Held['rating'] => {
    if (!rating) return null
    const scale = scales.get(rating.scaleId)
    const label = scale?.steps.find(({ value }) => value === rating.value)?.label ?? ''
    return { value: rating.value, label, scale: scale?.name ?? '' }
  }
  const held = ({
    verdict,
    rating,
    rationale,
    at,
  }: Omit<Held, 'rating'> & { rating: Rating | null }) => ({
    verdict,
    rating: ratingOf(rating),
    rationale: spelledOut(rationale),
    at,
  })

  const cells = matrix.rows.map((row, i) =>
    matrix.columns.map(({ code }, j): ReportedCell => {
      const cell = matrix.cells[i]![j]!
      const place = { caseId: row.id, codeId: code.id }
      const judged = judgements.get(keyOf(place)) ?? []
      const summary = summaries.get(keyOf(place))
      const codings = judged.length > 0 || summary ? evidenceOf(place) : []
      const ids = new Set([
        ...cell.codingIds,
        ...cell.contradictingIds,
        ...judged.flatMap((one): string[] => [...one.supporting, ...one.contradicting]),
      ])
      return {
        state: cell.state,
        value: valueOf(cell, request),
        evidence: [...ids].flatMap((id) => placed.get(`${id} ${row.id}`) ?? []),
        judgements: judged
          .map((one) => ({
            ...held(one),
            rater: nameOf(one.raterId),
            inForce: one.id === cell.judgementId,
            stale: since(one, codings) !== null,
            supporting: one.supporting,
            contradicting: one.contradicting,
            earlier: one.earlier.map(held),
          }))
          .toSorted((a, b) => Number(b.inForce) - Number(a.inForce) || b.at - a.at),
        disagreement: cell.disagreement,
        summary: summary
          ? {
              text: spelledOut(summary.text),
              writer: nameOf(summary.writerId),
              at: summary.at,
              stale: since(summary, codings) !== null,
              earlier: summary.earlier.map(({ text, writerId, at }) => ({
                text: spelledOut(text),
                writer: nameOf(writerId),
                at,
              })),
            }
          : null,
        examined: (examined.get(keyOf(place)) ?? []).map(({ coderId, at }) => ({
          coder: nameOf(coderId),
          at,
        })),
      }
    }),
  )
  return {
    project: all('project')[0]?.name ?? '',
    name: request.settings.name ?? '',
    kindName: all('caseKind').find(({ id }) => id === request.settings.kindId)?.name ?? '',
    request,
    arranged,
    matrix,
    grouping: all('attribute').find(({ id }) => id === arrangement.groupById) ?? null,
    codes,
    paths: matrix.columns.map(({ code }) => book.pathOf(code.id).join(PATH_SEPARATOR)),
    attributes,
    cells,
  }
}

/** A cell that has something to open: passages, a judgement, a summary, or somebody who looked. */
export const hasGrounds = ({ evidence, judgements, summary, examined }: ReportedCell): boolean =>
  evidence.length + judgements.length + examined.length > 0 || summary !== null
