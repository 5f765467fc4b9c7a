import { firstOf } from '#shared/matrix/arrange'
import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Arrangement } from '#shared/matrix/arrangement'
import type { IdOf } from '#shared/records/schema'
import type { Track } from '#shared/matrix/tracks'

type Patch = Partial<Arrangement>

/** Falling first, because most want the largest on top; then rising; then as it was. */
const turned = (isMine: boolean, falling: boolean): boolean | null =>
  !isMine ? true : falling ? false : null

/**
 * What the head of a line or column orders when it is pressed: a code orders the cases, a case orders the codes, and
 * a total either: the one among the cases (`ofCases`) orders the codes. Null for heads that order nothing.
 */
export function headOrder(
  arranged: ArrangedMatrix,
  track: Track,
  ofCases: boolean,
): { patch: Patch; sorted: 'ascending' | 'descending' | null } | null {
  const { rowOrder, columnOrder } = arranged.arrangement
  const said = (isMine: boolean, falling: boolean) =>
    isMine ? (falling ? ('descending' as const) : ('ascending' as const)) : null
  if (track.kind === 'column') {
    const column = arranged.columns[track.column]!
    if (column.kind === 'folded') return null
    const codeId = arranged.matrix.columns[firstOf(column)]!.code.id as IdOf<'code'>
    const isMine = rowOrder.by === 'value' && rowOrder.codeId === codeId
    const falling = rowOrder.by === 'value' && rowOrder.falling
    const next = turned(isMine, falling)
    return {
      patch: { rowOrder: next === null ? { by: 'cases' } : { by: 'value', codeId, falling: next } },
      sorted: said(isMine, falling),
    }
  }
  if (track.kind === 'case') {
    const caseId = arranged.matrix.rows[track.row]!.id as IdOf<'case'>
    const isMine = columnOrder.by === 'value' && columnOrder.caseId === caseId
    const falling = columnOrder.by === 'value' && columnOrder.falling
    const next = turned(isMine, falling)
    return {
      patch: {
        columnOrder: next === null ? { by: 'codes' } : { by: 'value', caseId, falling: next },
      },
      sorted: said(isMine, falling),
    }
  }
  if (track.kind !== 'total') return null
  const order = ofCases ? columnOrder : rowOrder
  const isMine = order.by === 'total'
  const falling = order.by === 'total' && order.falling
  const next = turned(isMine, falling)
  return {
    patch: ofCases
      ? { columnOrder: next === null ? { by: 'codes' } : { by: 'total', falling: next } }
      : { rowOrder: next === null ? { by: 'cases' } : { by: 'total', falling: next } },
    sorted: said(isMine, falling),
  }
}
