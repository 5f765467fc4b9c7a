import type { Block, Inline, Transcript } from '../../records/transcript'
import { fold } from '../../text/naturalOrder'
import { dropStart, type Line } from './lines'
import { clockOf, headOf, type Head } from './heads'

const inlinesOf = (line: Line): readonly Inline[] =>
  line.inlines ?? (line.text === '' ? [] : [{ type: 'text', text: line.text }])

function block(line: Line, speaker: string | null, time: number | null, skip: number): Block {
  const content = dropStart(inlinesOf(line), skip)
  const text = content.length > 0 ? { content } : {}
  return line.level === undefined
    ? { type: 'paragraph', attrs: { speaker, time }, ...text }
    : { type: 'heading', attrs: { speaker, time, level: line.level }, ...text }
}

const NOTHING: Head = { label: null, time: null, length: 0 }

/** Finds what of a line's beginning is no text: the label of a chosen speaker, a time. */
function headFinder(lines: readonly Line[], chosen: ReadonlySet<string>): (line: Line) => Head {
  const bare = (line: Line) =>
    /^\s*\d/.test(line.text) && line.text.slice(clockOf(line.text).length).trim() !== ''
  const clocked = lines.filter((line) => bare(line) && clockOf(line.text).time !== null).length
  // "12:30 was late" begins a sentence where few lines begin so.
  const bareCounts = clocked > 1 && clocked * 4 >= lines.length
  return (line) => {
    const head = headOf(line.text)
    if (head.label !== null && chosen.has(fold(head.label))) return head
    return line.time !== undefined || (bare(line) && !bareCounts) ? NOTHING : clockOf(line.text)
  }
}

/**
 * A transcript from the lines of a file. The labels of `speakers` and the times before or behind them are taken out
 * of the text and become structure; every other character stays. A label alone on its line names who says the next.
 */
export function structure(lines: readonly Line[], speakers: readonly string[] | null): Transcript {
  const chosen = new Set((speakers ?? []).map(fold))
  const headIn = headFinder(lines, chosen)
  const content: Block[] = []
  const nothing = { speaker: null, time: null } as { speaker: string | null; time: number | null }
  let pending = nothing
  for (const line of lines) {
    if (speakers === null || line.level !== undefined) {
      content.push(block(line, null, null, 0))
      continue
    }
    const head = headIn(line)
    const given = line.speaker !== undefined && chosen.has(fold(line.speaker)) ? line.speaker : null
    const skip = head.length
    const speaker: string | null = given ?? head.label ?? pending.speaker
    const time: number | null = line.time ?? head.time ?? pending.time
    if (skip > 0 && line.text.slice(skip).trim() === '') {
      pending = { speaker, time }
      continue
    }
    content.push(block(line, speaker, time, skip))
    pending = nothing
  }
  if (content.length === 0)
    content.push({ type: 'paragraph', attrs: { speaker: null, time: null } })
  return { type: 'doc', content }
}
