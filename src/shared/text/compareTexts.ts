import { diffArrays } from 'diff'
import type { Change, Changes } from './changes'

/** Beyond so many differences between two parts they are taken as replaced whole: finding more would take too long. */
const MOST_EDITS = 4000

/** Lines with their line feed; words, and whatever stands between two words. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []

interface Hunk {
  start: number
  removed: string
  inserted: string
}

/** Where two lists of pieces differ, in offsets of the first; null where they differ too much to tell. */
function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] | null {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (!parts) return null
  const hunks: Hunk[] = []
  let at = 0
  let open: Hunk | null = null
  for (const { added, removed, value } of parts) {
    const text = value.join('')
    if (!added && !removed) {
      open = null
      at += text.length
      continue
    }
    if (!open) {
      open = { start: at, removed: '', inserted: '' }
      hunks.push(open)
    }
    if (removed) {
      open.removed += text
      at += text.length
    } else open.inserted += text
  }
  return hunks
}

const changeOf = ({ start, removed, inserted }: Hunk): Change => ({
  start,
  end: start + removed.length,
  insert: inserted,
})

/** What makes one text of another: by lines first, and by words inside the lines that differ. */
export function compareTexts(before: string, after: string): Changes {
  const lines = hunksOf(linesOf(before), linesOf(after)) ?? [
    { start: 0, removed: before, inserted: after },
  ]
  return lines.flatMap((hunk) => {
    const words = hunksOf(wordsOf(hunk.removed), wordsOf(hunk.inserted))
    if (!words) return [changeOf(hunk)]
    return words.map((one) => changeOf({ ...one, start: hunk.start + one.start }))
  })
}
