import { firstOf } from '../../matrix/arrange'
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

/** A shown column: the path above its code, and its name; of codes folded into one, their group and their names. */
export function columnParts(
  { arranged, matrix, paths }: MatrixReport,
  column: number,
): { above: string; name: string } {
  const shown = arranged.columns[column]!
  const first = firstOf(shown)
  const ownName = matrix.columns[first]!.code.name
  const above = paths[first]!.slice(0, -ownName.length)
  if (shown.kind === 'code') return { above, name: ownName }
  const names = shown.columns.map((one) => matrix.columns[one]!.code.name)
  return { above, name: `${shown.group}: ${names.join(' / ')}` }
}

export function columnName(report: MatrixReport, column: number): string {
  const { above, name } = columnParts(report, column)
  return above + name
}

/** Of folded codes, those that are present: one, or, flagged, several at once. */
export const heldNames = ({ matrix }: MatrixReport, { present, conflict }: ShownCell): string =>
  present.map((one) => matrix.columns[one]!.code.name).join(' + ') + (conflict ? ' ‼' : '')
