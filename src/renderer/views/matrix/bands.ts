import type { ArrangedMatrix } from '#shared/matrix/arrangedMatrix'
import type { Track } from './tracks'

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
  const { arrangement, bands, groups, matrix } = arranged
  if (!arrangement.transposed) {
    // Over columns that are all of the top level it would say everything twice.
    const isFlat = matrix.columns.every(({ code }) => code.parentId === null)
    return isFlat ? [] : bands.map((band) => ({ ...band, group: null }))
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
