import { matrixNotes } from '../../matrix/notes'
import { presentFirst, shownCell, type ShownCell } from '../../matrix/shownCell'
import { signs } from '../../matrix/signs'
import type { Translate } from '../../messages/translate'
import { isoDate, locatorOf } from '../excerptSheet'
import type { Excerpt } from '../excerpts'
import type { TableCell } from '../table'
import { showsPercent, type GridCell } from './grid'
import {
  hasGrounds,
  writtenNumber,
  type Held,
  type MatrixReport,
  type ReportedJudgement,
} from './report'

export const number = (value: number) => String(Math.round(value * 100) / 100)

const percentText = (value: number) => (value > 0 && value < 1 ? '<1 %' : `${Math.round(value)} %`)

/** A piece of a cell in a document, and the column of the matrix whose cell it may lead to. */
export interface CellPart {
  text: string
  /** Small, below it. */
  below: string
  column: number | null
}

function plainPart(
  { report, shown }: { report: MatrixReport; shown: ShownCell },
  t: Translate,
): CellPart {
  const [{ column }] = shown.behind as [ShownCell['behind'][number]]
  const state = t(`matrix.${shown.state}`)
  const value =
    report.request.measure === 'presence' ? null : writtenNumber(shown.value, report.request)
  const flag = shown.conflict ? ' ‼' : ''
  if (value === null) return { text: signs[shown.state] + flag, below: state, column }
  return showsPercent(report) && shown.percent !== null
    ? { text: percentText(shown.percent) + flag, below: `${number(value)} · ${state}`, column }
    : { text: number(value) + flag, below: state, column }
}

/**
 * A cell of the shown matrix in a document: its number where there is one, else the sign of its state. Of folded
 * codes, those that are present, then the others of which there is something to read.
 */
export function cellParts(
  report: MatrixReport,
  place: { row: number; column: number },
  t: Translate,
): CellPart[] {
  const shown = shownCell(report.arranged, place.row, place.column)
  if (report.arranged.columns[place.column]!.kind === 'code')
    return [plainPart({ report, shown }, t)]
  const isThere = shown.state === 'present'
  return [
    ...(isThere
      ? []
      : [{ text: signs[shown.state], below: t(`matrix.${shown.state}`), column: null }]),
    ...presentFirst(shown)
      .filter(
        ({ column, cell }) =>
          cell.state === 'present' || hasGrounds(report.cells[place.row]![column]!),
      )
      .map(({ column, cell }): CellPart => ({
        text: `${signs[cell.state]} ${report.matrix.columns[column]!.code.name}${cell.state === 'present' && shown.conflict ? ' ‼' : ''}`,
        below: '',
        column,
      })),
  ]
}

/** What percentages are of, what sums leave out, and what is flagged. */
export const notesOf = ({ arranged }: MatrixReport, t: Translate): string[] =>
  matrixNotes(arranged, number, t)

/** "present · 0.67 (mostly in)" */
export function heldText({ verdict, rating }: Held, t: Translate): string {
  if (!rating) return t(`matrix.${verdict}`)
  const label = rating.label === '' ? '' : ` (${rating.label})`
  return `${t(`matrix.${verdict}`)} · ${number(rating.value)}${label}`
}

/** A judgement in the lines of a report: what, by whom and when, why, whether it still rests, what was held before. */
export function judgementLines(judgement: ReportedJudgement, t: Translate): string[] {
  const { rater, at, rationale, stale, earlier } = judgement
  return [
    `${t('matrix.judgement')}: ${heldText(judgement, t)}`,
    `${rater} · ${isoDate(at)}${judgement.inForce ? '' : ` · ${t('report.otherRater')}`}`,
    rationale,
    stale ? t('report.staleNote') : '',
    ...earlier
      .toReversed()
      .map((one) =>
        [`${t('report.before')} ${isoDate(one.at)}: ${heldText(one, t)}`, one.rationale]
          .filter((part) => part !== '')
          .join(' — '),
      ),
  ].filter((line) => line !== '')
}

/** What stands under a quote, the case left out: the cell has named it. */
export const placeLine = (excerpt: Excerpt, t: Translate): string =>
  [
    locatorOf({ ...excerpt, caseName: '' }, t),
    excerpt.representative ? t('report.representativeNote') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const titleOf = ({ name, kindName }: MatrixReport, t: Translate): string =>
  name || t('matrix.defaultName', { kind: kindName })

const said = (value: TableCell | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : number(value)

/** What cells add up to, or of which group a case is, as a document says it: "33 % · 4 (3)", "2/5". */
export function sumText(cell: Exclude<GridCell, { place: { row: number } }>): string {
  if (!('sums' in cell)) return said(cell.value)
  const percent = cell.sums.get('percent')
  const [sum, distinct] = [cell.sums.get('sum'), cell.sums.get('distinct')]
  const [present, withData] = [cell.sums.get('present'), cell.sums.get('withData')]
  const count =
    withData === undefined || typeof present === 'string'
      ? said(present)
      : `${said(present)}/${said(withData)}`
  return [
    typeof percent === 'number' ? percentText(percent) : '',
    distinct !== undefined && distinct !== sum ? `${said(sum)} (${said(distinct)})` : said(sum),
    count,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
