import type { Inline } from '../../records/transcript'

/** A stretch of text that the format sets apart: a line, a paragraph, a cue. */
export interface Line {
  text: string
  /** Marks of the text, where the format has some; their texts joined are `text`. */
  inlines?: readonly Inline[]
  /** 1 to 6 for a heading. */
  level?: number
  /** Who speaks, where the format itself says so. */
  speaker?: string
  /** Milliseconds from the start of the recording, where the format itself says so. */
  time?: number
}

/** Drops the first code units of a line's inlines, as its label or time is taken out. */
export function dropStart(inlines: readonly Inline[], count: number): Inline[] {
  const rest: Inline[] = []
  let left = count
  for (const inline of inlines) {
    const length = inline.type === 'text' ? inline.text.length : 1
    if (left >= length) left -= length
    else if (inline.type === 'text') {
      rest.push({ ...inline, text: inline.text.slice(left) })
      left = 0
    } else rest.push(inline)
  }
  return rest
}
