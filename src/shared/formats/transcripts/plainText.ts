import type { Line } from './lines'
import { headOf } from './heads'

/** Lines longer than this are not the work of somebody who wrapped text by hand. */
const WRAP = 100

/** Whether single line ends only wrap the text: several lines a paragraph, all short, most of them nearly full. */
function isWrapped(paragraphs: readonly string[][]): boolean {
  const inner = paragraphs.flatMap((lines) => lines.slice(0, -1))
  if (inner.length < 4 || inner.some((line) => line.length > WRAP)) return false
  const longest = inner.reduce((most, line) => Math.max(most, line.length), 0)
  const full = inner.filter((line) => line.length > longest - 15).length
  const labelled = inner.filter((line) => headOf(line).label !== null).length
  return longest > 50 && full / inner.length > 0.8 && labelled / inner.length < 0.2
}

/** Plain text: a blank line ends a paragraph, and so does a line end, unless the text was wrapped by hand. */
export function plainTextLines(text: string): Line[] {
  const paragraphs = text
    .split(/\n[^\S\n]*\n+/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
  const wrapped = isWrapped(paragraphs)
  return paragraphs.flatMap((lines) =>
    (wrapped ? [lines.join(' ')] : lines).map((line) => ({ text: line.trim() })),
  )
}
