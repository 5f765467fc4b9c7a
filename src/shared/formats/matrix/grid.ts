import { shownCell, shownSubtotal, type ShownSubtotal } from '../../matrix/shownCell'
import { addsUp } from '../../matrix/subtotals'
import { crossing, tracksOf, type Track } from '../../matrix/tracks'
import type { Translate } from '../../messages/translate'
import type { TableCell } from '../table'
import { columnName, groupName, heldNames, groupHeading } from './names'
import { writtenNumber, type MatrixReport } from './report'

/** What the cells of cases say: as the screen shows them, the numbers behind that, or the states. */
export type Layer = 'shown' | 'values' | 'states'

/** What a sum says. */
export type Says = 'percent' | 'sum' | 'distinct' | 'present' | 'withData'

/** A line or column as files give it. Of what cells add up to, a table has one for each thing that it says. */
export type FileTrack =
  | Extract<Track, { kind: 'case' | 'column' }>
  | { kind: 'heading'; group: number }
  | { kind: 'subtotal'; group: number; says: readonly Says[] }
  | { kind: 'total'; says: readonly Says[] }
  /** Where cases stand across: of which group each is. */
  | { kind: 'groups' }

/** A cell of the matrix, by its row and the shown column; or what cells add up to; or words about a group. */
export type GridCell =
  | { place: { row: number; column: number }; value: TableCell }
  | { place: null; sums: ReadonlyMap<Says, TableCell> }
  | { place: null; value: TableCell }

export interface GridLine {
  track: FileTrack
  head: string
  cells: readonly GridCell[]
}

/** A matrix as it is arranged, as one table. */
export interface Grid {
  corner: string
  across: readonly { track: FileTrack; head: string }[]
  lines: readonly GridLine[]
}

/** Whether cells of cases show percentages in place of their numbers. */
export const showsPercent = ({ arranged: { arrangement } }: MatrixReport): boolean =>
  arrangement.percent !== 'none' &&
  arrangement.measure !== 'presence' &&
  addsUp(arrangement.measure)

export const hundredths = (value: number | null) =>
  value === null ? null : Math.round(value * 100) / 100

/** Whether anywhere a sum of references is more than the different codings behind it. */
function crosses({ arranged }: MatrixReport): boolean {
  const { arrangement, rowTotals, groups, whole, columns } = arranged
  if (arrangement.measure !== 'references') return false
  return (
    [...rowTotals, ...groups, whole].some(
      ({ sum, distinct }) => sum !== null && sum !== distinct,
    ) ||
    [...groups, whole].some((group) =>
      columns.some((_, column) => {
        const { references, distinct } = shownSubtotal(arranged, group, column)
        return references !== distinct
      }),
    )
  )
}

/** What the sums of a layer say: those over cases, and those over codes. */
function sayings(report: MatrixReport, layer: Layer) {
  const { measure, percent } = report.arranged.arrangement
  if (layer === 'states' || measure === 'presence') {
    const share: Says[] = measure === 'presence' && percent !== 'none' ? ['percent'] : []
    const present: Says[] = ['present', 'withData', ...share]
    return { subtotal: present, total: present, ofCodes: ['present'] satisfies Says[] as Says[] }
  }
  const sums: Says[] = crosses(report) ? ['sum', 'distinct'] : ['sum']
  const isShare = layer === 'shown' && showsPercent(report)
  return { subtotal: isShare ? (['percent', ...sums] as Says[]) : sums, total: sums, ofCodes: sums }
}

/** What rows add up to in a shown column. */
function subtotalSays(
  report: MatrixReport,
  column: number,
  subtotal: ShownSubtotal,
  says: Says,
): TableCell {
  const { present, casesWithData, value, distinct, percent, categories } = subtotal
  switch (says) {
    case 'percent': {
      const isNone =
        report.request.measure !== 'presence' && writtenNumber(value, report.request) === null
      return isNone ? null : hundredths(percent)
    }
    case 'sum':
      return writtenNumber(value, report.request)
    case 'distinct':
      return value === null ? null : writtenNumber(distinct, report.request)
    case 'withData':
      return casesWithData
    case 'present':
      return report.arranged.columns[column]!.kind === 'folded'
        ? categories
            .map((one) => `${report.matrix.columns[one.column]!.code.name}: ${one.present}`)
            .join('; ')
        : present
  }
}

function caseCell(
  report: MatrixReport,
  place: { row: number; column: number },
  layer: Layer,
  t: Translate,
): TableCell {
  const shown = shownCell(report.arranged, place.row, place.column)
  const state = t(`matrix.${shown.state}`)
  if (layer === 'states') return state
  const value = writtenNumber(shown.value, report.request)
  if (layer === 'values') return value
  if (report.arranged.columns[place.column]!.kind === 'folded')
    return heldNames(report, shown) || state
  if (report.request.measure === 'presence') return state
  return showsPercent(report) ? (value === null ? null : hundredths(shown.percent)) : value
}

/** What stands where a line of cases meets a column of codes, whichever way they stand. */
function meeting(
  report: MatrixReport,
  line: FileTrack,
  column: FileTrack,
  layer: Layer,
  t: Translate,
): GridCell {
  const { arranged, request } = report
  const nothing: GridCell = { place: null, value: null }
  const sums = (says: readonly Says[], of: (one: Says) => TableCell): GridCell => ({
    place: null,
    sums: new Map(says.map((one) => [one, of(one)])),
  })
  if (line.kind === 'case' && column.kind === 'column') {
    const place = { row: line.row, column: column.column }
    return { place, value: caseCell(report, place, layer, t) }
  }
  if (column.kind === 'groups') {
    const group =
      line.kind === 'case'
        ? arranged.groups.findIndex(({ rows }) => rows.includes(line.row))
        : line.kind === 'subtotal'
          ? line.group
          : -1
    return group < 0 ? nothing : { place: null, value: groupName(report, group, t) }
  }
  if (line.kind !== 'case' && line.kind !== 'subtotal' && line.kind !== 'total') return nothing
  const group = line.kind === 'subtotal' ? arranged.groups[line.group]! : arranged.whole
  if (column.kind === 'column' && line.kind !== 'case') {
    const subtotal = shownSubtotal(arranged, group, column.column)
    return sums(line.says, (one) => subtotalSays(report, column.column, subtotal, one))
  }
  if (column.kind !== 'total') return nothing
  const own = line.kind === 'case' ? arranged.rowTotals[line.row]! : group
  const present =
    'present' in own ? own.present : own.cells.reduce((sum, one) => sum + one.present, 0)
  const says =
    line.kind === 'case' ? column.says : column.says.filter((one) => line.says.includes(one))
  return sums(says, (one) => {
    if (one === 'present') return present
    if (own.sum === null) return null
    return writtenNumber(one === 'distinct' ? own.distinct : own.sum, request)
  })
}

/** What stands at the head of a line or column; of sums, a table says what each of them says. */
function headOf(
  report: MatrixReport,
  track: FileTrack,
  { ofCases, isTable }: { ofCases: boolean; isTable: boolean },
  t: Translate,
): string {
  const said = (of: string, [one]: readonly Says[]) =>
    one && isTable ? `${of}: ${t(`report.says.${one}`)}` : of
  switch (track.kind) {
    case 'case':
      return report.matrix.rows[track.row]!.name
    case 'column':
      return columnName(report, track.column)
    case 'heading':
      return groupHeading(report, track.group, t)
    case 'subtotal':
      return said(t('arrange.subtotal', { value: groupName(report, track.group, t) }), track.says)
    case 'total':
      return said(t(ofCases ? 'report.allCases' : 'report.allCodes'), track.says)
    case 'groups':
      return report.grouping!.name
  }
}

/** What the first cell says: what stands below it, and what percentages are of. */
function cornerOf({ arranged: { arrangement } }: MatrixReport, t: Translate): string {
  const { transposed, percent, measure } = arrangement
  const names = t(transposed ? 'export.code' : 'export.case')
  if (percent === 'none' || (measure !== 'presence' && !addsUp(measure))) return names
  return `${names} (%: ${t(`arrange.percent.${measure === 'presence' ? 'cases' : percent}`)})`
}

/** What a cell says in a table. */
export const valueOf = (cell: GridCell): TableCell =>
  'sums' in cell ? ([...cell.sums.values()][0] ?? null) : cell.value

/**
 * The matrix of a report in the lines and columns of the screen. What all cases and all codes add up to is left out of
 * tables where there are neither subtotals nor percentages: there a line is a case, and a program can count on it.
 */
export function gridOf(report: MatrixReport, layer: Layer, t: Translate, isTable: boolean): Grid {
  const { arranged } = report
  const { transposed } = arranged.arrangement
  const tracks = tracksOf(arranged)
  const says = sayings(report, layer)
  const isBare = isTable && arranged.groups.length === 0 && arranged.arrangement.percent === 'none'
  const apart = (all: readonly Says[]) => (isTable ? all.map((one) => [one]) : [all])
  const all = (track: Track, ofCases: boolean): FileTrack[] => {
    if (track.kind === 'subtotal')
      return apart(says.subtotal).map((one) => ({
        kind: 'subtotal',
        group: track.group,
        says: one,
      }))
    if (track.kind !== 'total') return [track as FileTrack]
    if (isBare) return []
    return apart(ofCases ? says.total : says.ofCodes).map((one) => ({ kind: 'total', says: one }))
  }
  const across = tracks.across.flatMap((track) => all(track, transposed))
  const groups: FileTrack[] = transposed && arranged.groups.length > 0 ? [{ kind: 'groups' }] : []
  const down = [...groups, ...tracks.down.flatMap((track) => all(track, !transposed))]
  const head = (track: FileTrack, ofCases: boolean) =>
    headOf(report, track, { ofCases, isTable }, t)
  return {
    corner: layer === 'shown' ? cornerOf(report, t) : t(transposed ? 'export.code' : 'export.case'),
    across: across.map((track) => ({ track, head: head(track, transposed) })),
    lines: down.map((track) => ({
      track,
      head: head(track, !transposed),
      cells: across.map((other) => {
        const { line, column } = crossing(arranged, track, other)
        return meeting(report, line, column, layer, t)
      }),
    })),
  }
}
