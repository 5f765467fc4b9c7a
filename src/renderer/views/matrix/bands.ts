import type { ArrangedMatrix, Band } from '#shared/matrix/arrangedMatrix'
import type { Track } from '#shared/matrix/tracks'

/** A second head over columns next to each other: the code of the top level above them, or the group of the cases. */
export interface HeadBand {
  from: number
  to: number
  name: string
  codeId: string | null
  /** The group of cases, whose name depends on the language. */
  group: number | null
}

export function bandsAcross(arranged: ArrangedMatrix, across: readonly Track[]): HeadBand[] {
  const { arrangement, bands, columns, groups, matrix } = arranged
  if (!arrangement.transposed) {
    // Over columns that are all of the top level it would say everything twice.
    const isFlat = matrix.columns.every(({ code }) => code.parentId === null)
    if (isFlat) return []
    // So would it over one column of the very same code: its colour alone goes on.
    const isAlone = ({ from, to, codeId }: Band) => {
      const only = to - from === 1 ? columns[from]! : null
      return only?.kind === 'code' && matrix.columns[only.column]!.code.id === codeId
    }
    return bands.map((band) => ({ ...band, name: isAlone(band) ? '' : band.name, group: null }))
  }
  return groups.map((group, i) => {
    const inGroup = (track: Track) =>
      track.kind === 'case'
        ? group.rows.includes(track.row)
        : track.kind === 'subtotal' && track.group === i
    const from = across.findIndex(inGroup)
    return { from, to: across.findLastIndex(inGroup) + 1, name: '', codeId: null, group: i }
  })
}
