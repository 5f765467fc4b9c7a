import type { ShownCell } from '../../matrix/shownCell'
import { valueLabel } from '../../matrix/valueLabel'
import type { Translate } from '../../messages/translate'
import type { MatrixReport } from './report'

const groupValue = ({ arranged }: MatrixReport, group: number) => arranged.groups[group]!.value

/** The value that the cases of a group share. */
export const groupName = (report: MatrixReport, group: number, t: Translate): string =>
  valueLabel(groupValue(report, group), report.grouping ?? undefined, t)

export const groupHeading = (report: MatrixReport, group: number, t: Translate): string =>
  t('arrange.groupOf', {
    attribute: report.grouping?.name ?? '',
    value: groupName(report, group, t),
    count: report.arranged.groups[group]!.rows.length,
  })

/** A shown column: the path of its code; of codes folded into one, what they stand under and their names. */
export function columnName({ arranged, matrix, paths }: MatrixReport, column: number): string {
  const shown = arranged.columns[column]!
  if (shown.kind === 'code') return paths[shown.column]!
  const names = shown.columns.map((one) => matrix.columns[one]!.code.name)
  // What stands before the name of the first in its path.
  const above = paths[shown.columns[0]!]!.slice(0, -names[0]!.length)
  return `${above}${shown.group}: ${names.join(' / ')}`
}

/** Of folded codes, those that are present: one, or, flagged, several at once. */
export const heldNames = ({ matrix }: MatrixReport, { present, conflict }: ShownCell): string =>
  present.map((one) => matrix.columns[one]!.code.name).join(' + ') + (conflict ? ' ‼' : '')
