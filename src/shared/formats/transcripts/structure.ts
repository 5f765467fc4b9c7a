import type { Block, Inline, Transcript } from '../../records/transcript'
import { fold } from '../../text/naturalOrder'
import { dropStart, type Line } from './lines'
import { headOf } from './speakers'

const inlinesOf = (line: Line): readonly Inline[] =>
  line.inlines ?? (line.text === '' ? [] : [{ type: 'text', text: line.text }])

function block(line: Line, speaker: string | null, time: number | null, skip: number): Block {
  const content = dropStart(inlinesOf(line), skip)
  const text = content.length > 0 ? { content } : {}
  return line.level === undefined
    ? { type: 'paragraph', attrs: { speaker, time }, ...text }
    : { type: 'heading', attrs: { speaker, time, level: line.level }, ...text }
}

/**
 * A transcript from the lines of a file. The labels of `speakers` and the times before or behind them are taken out
 * of the text and become structure; every other character stays. A label alone on its line names who says the next.
 */
export function structure(lines: readonly Line[], speakers: readonly string[] | null): Transcript {
  const chosen = new Set((speakers ?? []).map(fold))
  const content: Block[] = []
  const nothing = { speaker: null, time: null } as { speaker: string | null; time: number | null }
  let pending = nothing
  for (const line of lines) {
    if (speakers === null || line.level !== undefined) {
      content.push(block(line, null, null, 0))
      continue
    }
    const head = headOf(line.text)
    const given = line.speaker !== undefined && chosen.has(fold(line.speaker)) ? line.speaker : null
    const labelled = head.label !== null && chosen.has(fold(head.label))
    const timed = head.label === null && head.time !== null
    const skip = labelled || timed ? head.length : 0
    const speaker: string | null = given ?? (labelled ? head.label : null) ?? pending.speaker
    const time: number | null = line.time ?? (skip > 0 ? head.time : null) ?? pending.time
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
